using Scorecard.Domain.Comments;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Access;

/// <summary>
/// Who may do what. The button, the handler and the tests ask here; what is not granted is denied.
/// </summary>
public static class Permissions
{
    /// <summary>Whether a person may do something to a unit.</summary>
    public static bool Allows(this OrganizationModel model, Actor actor, Operation operation, Unit unit) =>
        Enum.IsDefined(operation)
        && (!actor.OnlyReads || operation == Operation.View)
        && operation switch
        {
            Operation.View => model.Sees(actor, unit),
            Operation.EnterValues => model.RoleOn(actor, unit) >= Role.Updater,
            Operation.Edit => model.RoleOn(actor, unit) >= Role.Manager,
            Operation.Administer => model.RoleOn(actor, unit) >= Role.Administrator,
        };

    /// <summary>
    /// Whether a person may enter a KPI's values: by a membership, or because the KPI names the person as owner or updater.
    /// </summary>
    public static bool AllowsEntry(this OrganizationModel model, Actor actor, Kpi kpi) =>
        model.Allows(actor, Operation.EnterValues, model.UnitOf(kpi))
        || (model.ActsIn(actor, model.UnitOf(kpi)) && kpi.Names(actor.PersonId));

    /// <summary>
    /// Whether a person owes a KPI's values: named as updater; or, where none is named, its owner; or, where there is neither, an updater
    /// of its very unit.
    /// </summary>
    public static bool Owes(this OrganizationModel model, Actor actor, Kpi kpi) =>
        kpi.IsEntered
        && (
            kpi.Reporters.Any()
                ? kpi.Reporters.Contains(actor.PersonId)
                : actor.Memberships.Any(m => m.Role == Role.Updater && m.UnitId == model.UnitOf(kpi).Id)
        )
        && model.AllowsEntry(actor, kpi);

    /// <summary>Whether a person may say how an initiative stands: by editing its unit, or as its owner.</summary>
    public static bool AllowsReport(this OrganizationModel model, Actor actor, Initiative initiative) =>
        model.Allows(actor, Operation.Edit, model.UnitOf(initiative))
        || (model.ActsIn(actor, model.UnitOf(initiative)) && initiative.OwnerId == actor.PersonId);

    /// <summary>
    /// Whether a person may resolve, reopen or withdraw a comment on something in a unit that they see: as its author, or by editing the
    /// unit. Whoever sees the thing may comment on it.
    /// </summary>
    public static bool AllowsSettling(this OrganizationModel model, Actor actor, Comment comment, Unit unit) =>
        model.ActsIn(actor, unit) && (comment.AuthorId == actor.PersonId || model.Allows(actor, Operation.Edit, unit));

    /// <summary>
    /// Whether a person may see how a KPI's values are reported: by editing the unit above the KPI's, so that nobody looks into their own,
    /// or, of the top unit, by running the organization.
    /// </summary>
    public static bool AllowsWatch(this OrganizationModel model, Actor actor, Unit unit) =>
        unit.ParentId is { } above
            ? model.Allows(actor, Operation.Edit, model.Unit(above))
            : model.Allows(actor, Operation.Administer, unit);

    /// <summary>
    /// Whether a person sees a private unit only because they run the organization: they have no role on it or on a unit between it and
    /// the top, and none of these is their own scorecard.
    /// </summary>
    public static bool SeesAsAdministratorOnly(this OrganizationModel model, Actor actor, Unit unit) =>
        unit.ParentId is not null
        && model.IsWithinPrivate(unit)
        && model.RoleOn(actor, unit) == Role.Administrator
        && model
            .WayUpToday(unit)
            .Where(u => u.ParentId is not null)
            .All(u => u.PersonId != actor.PersonId && actor.Memberships.All(m => m.UnitId != u.Id));

    /// <summary>The units that a person may not see: private ones, and those below them, without a role there.</summary>
    public static IEnumerable<Unit> HiddenFrom(this OrganizationModel model, Actor actor) =>
        model.PrivateUnits.Where(unit => !model.Sees(actor, unit));

    /// <summary>The highest role on the unit or one above it, or null for none.</summary>
    public static Role? RoleOn(this OrganizationModel model, Actor actor, Unit unit) =>
        model.WayUpToday(unit).SelectMany(u => actor.Memberships.Where(m => m.UnitId == u.Id)).Select(m => (Role?)m.Role).Max();

    /// <summary>Whether a person may do anything in a unit, if they are named for it.</summary>
    internal static bool ActsIn(this OrganizationModel model, Actor actor, Unit unit) => !actor.OnlyReads && model.Sees(actor, unit);

    /// <summary>
    /// Any member of the organization sees every unit, but for private ones: those take a membership on the unit or one above it.
    /// </summary>
    private static bool Sees(this OrganizationModel model, Actor actor, Unit unit) =>
        actor.Memberships.Any(m => m.OrganizationId == model.Organization.Id)
        && (!model.IsWithinPrivate(unit) || model.RoleOn(actor, unit) is not null);
}

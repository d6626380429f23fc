using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Access;

/// <summary>
/// Who may do what. The button, the handler, the API and the tests ask here; what is not granted is denied.
/// </summary>
public static class Permissions
{
    /// <summary>Whether a person may do something to a unit.</summary>
    /// <param name="memberships">The person's memberships in the model's organization; those of other organizations are ignored.</param>
    public static bool Allows(this OrganizationModel model, IReadOnlyCollection<Membership> memberships, Operation operation, Unit unit) =>
        Enum.IsDefined(operation) && operation switch
        {
            Operation.View => model.Sees(memberships, unit),
            Operation.EnterValues => model.RoleOn(memberships, unit) >= Role.Updater,
            Operation.Edit => model.RoleOn(memberships, unit) >= Role.Manager,
            Operation.Administer => model.RoleOn(memberships, unit) >= Role.Administrator,
        };

    /// <summary>Whether a person may enter a KPI's values: by a membership, or because the KPI names the person as owner or updater.</summary>
    public static bool AllowsEntry(this OrganizationModel model, IReadOnlyCollection<Membership> memberships, long personId, Kpi kpi) =>
        model.Allows(memberships, Operation.EnterValues, model.UnitOf(kpi))
        || (model.Sees(memberships, model.UnitOf(kpi)) && kpi.Names(personId));

    /// <summary>
    /// Whether a person owes a KPI's values: named as updater; or, where none is named, its owner; or, where there is neither, an updater of its very unit.
    /// </summary>
    public static bool Owes(this OrganizationModel model, IReadOnlyCollection<Membership> memberships, long personId, Kpi kpi) =>
        kpi.IsEntered
        && (kpi.Reporters.Any() ? kpi.Reporters.Contains(personId)
            : memberships.Any(m => m.Role == Role.Updater && m.UnitId == model.UnitOf(kpi).Id))
        && model.AllowsEntry(memberships, personId, kpi);

    /// <summary>Whether a person may say how an initiative stands: by editing its unit, or as its owner.</summary>
    public static bool AllowsReport(this OrganizationModel model, IReadOnlyCollection<Membership> memberships, long personId, Initiative initiative) =>
        model.Allows(memberships, Operation.Edit, model.UnitOf(initiative))
        || (model.Sees(memberships, model.UnitOf(initiative)) && initiative.OwnerId == personId);

    /// <summary>
    /// Whether a person may see how a KPI's values are reported: by editing the unit above the KPI's, so that nobody looks into their own, or, of the top
    /// unit, by running the organization.
    /// </summary>
    public static bool AllowsWatch(this OrganizationModel model, IReadOnlyCollection<Membership> memberships, Unit unit) => unit.ParentId is { } above
        ? model.Allows(memberships, Operation.Edit, model.Unit(above))
        : model.Allows(memberships, Operation.Administer, unit);

    /// <summary>The highest role on the unit or one above it, or null for none.</summary>
    public static Role? RoleOn(this OrganizationModel model, IReadOnlyCollection<Membership> memberships, Unit unit) =>
        model.PathUp(unit).SelectMany(u => memberships.Where(m => m.UnitId == u.Id)).Select(m => (Role?)m.Role).Max();

    /// <summary>Any member of the organization sees every unit, but for private ones: those take a membership on the unit or one above it.</summary>
    private static bool Sees(this OrganizationModel model, IReadOnlyCollection<Membership> memberships, Unit unit) =>
        memberships.Any(m => m.OrganizationId == model.Organization.Id)
        && (!model.IsWithinPrivate(unit) || model.RoleOn(memberships, unit) is not null);
}

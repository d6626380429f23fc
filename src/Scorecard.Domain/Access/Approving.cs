using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;

namespace Scorecard.Domain.Access;

/// <summary>
/// Who approves a value: the KPI's sponsor, else its owner; where neither is there or may, whoever edits its unit. Nobody approves what
/// they submitted themselves, unless the organization lets them.
/// </summary>
public static class Approving
{
    /// <summary>The one person who is to approve a value; null where it is for those who edit the unit.</summary>
    /// <param name="submitter">Null for the program itself.</param>
    public static long? ApproverOf(this OrganizationModel model, Kpi kpi, long? submitter)
    {
        foreach (var named in new[] { kpi.SponsorId, kpi.OwnerId })
            if (named is { } person && IsThere(model, person, kpi) && !model.IsForbiddenOwn(person, submitter))
                return person;
        return null;
    }

    /// <summary>Whether somebody would have to approve their own value, and the organization does not let them.</summary>
    public static bool IsForbiddenOwn(this OrganizationModel model, long person, long? submitter) =>
        person == submitter && !model.Organization.OwnApproval;

    /// <summary>Whether a person may approve or return a value that somebody submitted.</summary>
    /// <inheritdoc cref="ApproverOf"/>
    public static bool AllowsApproval(this OrganizationModel model, Actor actor, Kpi kpi, long? submitter) =>
        !model.IsForbiddenOwn(actor.PersonId, submitter)
        && (
            model.ApproverOf(kpi, submitter) is { } person
                ? actor.PersonId == person && model.ActsIn(actor, model.UnitOf(kpi))
                : model.Allows(actor, Operation.Edit, model.UnitOf(kpi))
        );

    /// <summary>Whether a value counts at once or waits, if a person submits it.</summary>
    public static Standing StandingOf(this OrganizationModel model, Actor actor, Kpi kpi) =>
        kpi.NeedsApproval && !model.AllowsApproval(actor, kpi, actor.PersonId) ? Standing.Waiting : Standing.Counted;

    /// <summary>Whether somebody is a member who sees the unit of a KPI.</summary>
    private static bool IsThere(OrganizationModel model, long person, Kpi kpi)
    {
        if (model.UnitsOfMembers is not { } members)
            return true;
        var unit = model.UnitOf(kpi);
        return members.Contains(person)
            && (!model.IsWithinPrivate(unit) || model.WayUpToday(unit).Any(u => members[person].Contains(u.Id)));
    }
}

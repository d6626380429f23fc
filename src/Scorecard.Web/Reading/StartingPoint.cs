using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Reading;

/// <summary>Where a person starts: with what they owe, or on the dashboard of the unit that is theirs.</summary>
public static class StartingPoint
{
    public static string PathOf(OrganizationView o) =>
        !HoldsRoleAboveUpdater(o) && o.Model.Kpis.Any(o.Owes) ? "/enter"
        : UnitOf(o) is { } unit ? $"/units/{PublicIds.Format(unit.Id)}"
        : "/kpis";

    /// <summary>The highest unit that the person manages or watches, else the organization itself; null while it has no units.</summary>
    public static Unit? UnitOf(OrganizationView o) =>
        o.Person.Memberships.Where(m => m.OrganizationId == o.Model.Organization.Id && m.Role != Role.Updater)
            .Select(m => o.Model.TryUnit(m.UnitId, out var unit) ? unit : null)
            .OfType<Unit>()
            .MinBy(u => u.Tier)
        ?? o.Model.Root;

    private static bool HoldsRoleAboveUpdater(OrganizationView o) =>
        o.Person.Memberships.Any(m => m.OrganizationId == o.Model.Organization.Id && m.Role > Role.Updater && !IsOwn(o, m));

    /// <summary>Everyone manages their own scorecard; that makes nobody a manager.</summary>
    private static bool IsOwn(OrganizationView o, Membership membership) =>
        o.Model.TryUnit(membership.UnitId, out var unit) && unit.PersonId == o.Person.Id;
}

using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Frame;

/// <summary>The context bar: the way to a unit, the switch to another, and the period. The units of the switch are the frame's.</summary>
public sealed record UnitBar(IReadOnlyList<UnitBar.Step> Path, string Query, PeriodBar Period)
{
    public sealed record Step(string Id, string Name, string Tier);

    /// <summary>Whether the page is the last unit's own dashboard.</summary>
    public bool IsDashboard { get; init; }

    public static UnitBar Of(OrganizationView o, Unit unit, PeriodChoice period)
    {
        var tiers = o.Model.Organization.Tiers;
        var path = o.Model.PathUp(unit).Where(o.Sees).Reverse();
        return new(
            [.. path.Select(u => new Step(PublicIds.Format(u.Id), u.Name, tiers[u.Tier - 1].Name))],
            period.Query,
            PeriodBar.Of(period)
        );
    }
}

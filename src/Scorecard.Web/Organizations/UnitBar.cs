using Scorecard.Domain;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Shell;

namespace Scorecard.Web.Organizations;

/// <summary>The context bar: the way to a unit, the switch to another, and the period.</summary>
public sealed record UnitBar(IReadOnlyList<UnitBar.Step> Path, IReadOnlyList<ShellUnit> Units, int UnitCount, string Query, PeriodBar Period)
{
    /// <summary>More units than this are found by search.</summary>
    private const int MostUnits = 150;

    public sealed record Step(string Id, string Name, string Tier);

    /// <summary>Whether the page is the last unit's own dashboard.</summary>
    public bool IsDashboard { get; init; }

    public static UnitBar Of(OrganizationView o, Unit unit, PeriodChoice period)
    {
        var (tiers, path) = (o.Model.Organization.Tiers, o.Model.PathUp(unit).Where(o.Sees).Reverse().ToList());
        var many = o.Model.Units.Count > MostUnits;
        var open = path.Select(u => u.Id).ToHashSet();
        return new([.. path.Select(u => new Step(PublicIds.Format(u.Id), u.Name, tiers[u.Tier - 1].Name))],
            [.. (o.Model.Root is { } root ? Below(root) : []).Take(MostUnits)], o.UnitCount, period.Query, PeriodBar.Of(period));

        IEnumerable<ShellUnit> Below(Unit above)
        {
            if (o.Sees(above))
            {
                var score = ShownScore.Of(o.Book, new(NodeKind.Unit, above.Id), period.Window);
                yield return new(PublicIds.Format(above.Id), above.Name, above.Tier, above.Tier - 1, score.Tone, score.Value) { IsCurrent = above.Id == unit.Id };
            }
            if (many && !open.Contains(above.Id))
                yield break;
            foreach (var below in o.Model.ChildrenOf(above).Where(u => u.IsOpenIn(period.Window)).SelectMany(Below))
                yield return below;
        }
    }
}

public static class UnitExtensions
{
    /// <summary>Whether the unit is still open when a window begins.</summary>
    public static bool IsOpenIn(this Unit unit, Domain.Periods.Window window) => unit.ClosedFrom is not { } closed || closed > window.Start;
}

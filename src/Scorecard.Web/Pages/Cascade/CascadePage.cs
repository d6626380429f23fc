using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Organizations;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>Everything the cascade of one unit shows.</summary>
public sealed record CascadePage
{
    public required UnitBar Bar { get; init; }
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Period { get; init; }
    public required string Query { get; init; }
    /// <summary>tree, matrix or gaps.</summary>
    public required string View { get; init; }
    /// <summary>The ways that are unfolded, or “all”.</summary>
    public required string Open { get; init; }
    public bool HasObjectives { get; init; }
    public bool CanEdit { get; init; }
    public IReadOnlyList<CascadeColumn> Columns { get; init; } = [];
    public IReadOnlyList<CascadeLane> Lanes { get; init; } = [];
    public CascadeMatrix? Matrix { get; init; }
    /// <summary>Objectives of the unit and how many gaps they have together.</summary>
    public int Gaps { get; init; }
    /// <summary>Objectives of the units directly below that lead nowhere.</summary>
    public IReadOnlyList<(string Name, string Unit, string Id)> Loose { get; init; } = [];
    public string? TierBelow { get; init; }

    public string Link(string view, string? open = null) => $"?{Query}&view={view}{(open is null ? "" : $"&open={open}")}";

    /// <summary>The address in which one row is unfolded or folded.</summary>
    public string Toggle(CascadeRow row)
    {
        var open = Open.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(w => w != row.Way && (!row.IsOpen || !w.StartsWith(row.Way + ".", StringComparison.Ordinal)));
        return Link("tree", string.Join(',', row.IsOpen ? open : open.Append(row.Way)));
    }

    public static CascadePage Of(OrganizationView o, Unit unit, PeriodChoice period, string? view, string? open)
    {
        var tiers = o.Model.Organization.Tiers;
        var opened = (open ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var tree = view is "matrix" or "gaps" ? null : new CascadeTree(o, unit, period, way => open == "all" || opened.Contains(way));
        return new()
        {
            Bar = UnitBar.Of(o, unit, period),
            Id = PublicIds.Format(unit.Id),
            Name = unit.Name,
            Period = PeriodWords.Of(period.Window, period.Calendar),
            Query = period.Query,
            View = view is "matrix" or "gaps" ? view : "tree",
            Open = open ?? "",
            HasObjectives = o.Model.ObjectivesOf(unit).Any(),
            CanEdit = o.Allows(Operation.Edit, unit),
            Columns = tree?.Columns ?? [],
            Lanes = tree?.Lanes(unit) ?? [],
            Matrix = tree is null ? CascadeMatrix.Of(o, unit, period, view == "gaps") : null,
            Gaps = o.Model.ObjectivesOf(unit).Sum(x => CascadeGaps.Of(o, x, period).Count(s => s.Support == Support.None)),
            Loose = [.. o.Model.ChildrenOf(unit).Where(o.Sees).SelectMany(o.Model.ObjectivesOf).Where(x => !o.Model.ContributionsFrom(x).Any())
                .Select(x => (x.Name, o.Model.UnitOf(x).Name, PublicIds.Format(x.Id)))],
            TierBelow = unit.Tier < tiers.Count ? tiers[unit.Tier].Name : null,
        };
    }
}

using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Search;

/// <summary>Something that was found.</summary>
/// <param name="Tier">What its unit is called, such as Department; null for what belongs to no unit.</param>
/// <param name="Detail">Where it stands.</param>
/// <param name="Score">Null for what has none.</param>
public sealed record SearchHit(string Name, string Path, string Icon, string? Tier, string Detail, ShownScore? Score);

/// <summary>What was found of one kind, best first.</summary>
/// <param name="Found">How many there are; the first of them are shown.</param>
public sealed record SearchGroup(string Name, IReadOnlyList<SearchHit> Hits, int Found);

/// <summary>Finds units, objectives, KPIs and initiatives that a person may see, in one pass over the resident model.</summary>
public sealed class SearchFinds(OrganizationView o, PeriodChoice period)
{
    /// <summary>The kinds in which something was found.</summary>
    /// <param name="most">How many of each are shown.</param>
    public IReadOnlyList<SearchGroup> Of(SearchWords words, int most) =>
        [
            .. new[]
            {
                Group("Units", o.Model.Units, u => words.Of(u.Name, u.Code), u => u, Hit, most),
                Group("Objectives", o.Model.Objectives, x => words.Of(x.Name, x.Code), o.Model.UnitOf, Hit, most),
                Group("KPIs", o.Model.Kpis, k => words.Of(k.Name, k.Code), o.Model.UnitOf, Hit, most),
                Group("Initiatives", o.Model.Initiatives, i => words.Of(i.Name, i.Code), o.Model.UnitOf, Hit, most),
            }.Where(g => g.Found > 0),
        ];

    /// <summary>What a person answers for.</summary>
    public IReadOnlyList<SearchGroup> OwnedBy(long person, int most) =>
        [
            .. new[]
            {
                Group("Objectives", o.Model.Objectives, x => Owned(x.OwnerId == person), o.Model.UnitOf, Hit, most),
                Group("KPIs", o.Model.Kpis, k => Owned(k.OwnerId == person), o.Model.UnitOf, Hit, most),
                Group("Initiatives", o.Model.Initiatives, i => Owned(i.OwnerId == person), o.Model.UnitOf, Hit, most),
            }.Where(g => g.Found > 0),
        ];

    private static Fit Owned(bool owned) => owned ? Fit.Name : Fit.Not;

    private SearchGroup Group<T>(
        string name,
        IEnumerable<T> things,
        Func<T, Fit> fit,
        Func<T, Unit> unitOf,
        Func<T, SearchHit> hit,
        int most
    )
    {
        var found = new List<(Fit Fit, T Thing)>();
        foreach (var thing in things)
            if (fit(thing) is not Fit.Not and var how && o.Sees(unitOf(thing)))
                found.Add((how, thing));
        return new(name, [.. found.OrderBy(f => f.Fit).Take(most).Select(f => hit(f.Thing))], found.Count);
    }

    private SearchHit Hit(Unit unit) =>
        new(
            unit.Name,
            $"/units/{PublicIds.Format(unit.Id)}?{period.Query}",
            "sitemap",
            TierOf(unit),
            o.Model.PathUp(unit).Skip(1).FirstOrDefault(o.Sees) is { } above ? $"{above.Name} · {unit.Code}" : unit.Code,
            Score(new(NodeKind.Unit, unit.Id))
        );

    private SearchHit Hit(Objective objective) =>
        new(
            objective.Name,
            $"/objectives/{PublicIds.Format(objective.Id)}?{period.Query}",
            "target",
            TierOf(o.Model.UnitOf(objective)),
            $"{o.Model.UnitOf(objective).Name} · {o.Model.Perspective(objective.PerspectiveId).Name} · {objective.Code}",
            Score(new(NodeKind.Objective, objective.Id))
        );

    private SearchHit Hit(Kpi kpi) =>
        new(
            kpi.Name,
            $"/kpis/{PublicIds.Format(kpi.Id)}?{period.Query}",
            "chart-line",
            TierOf(o.Model.UnitOf(kpi)),
            $"{o.Model.UnitOf(kpi).Name} · {KpiWords.Value(kpi, o.Book.Figure(kpi.Id, period.Window))} · {kpi.Code}",
            Score(new(NodeKind.Kpi, kpi.Id))
        );

    private SearchHit Hit(Initiative initiative) =>
        new(
            initiative.Name,
            $"/initiatives/{PublicIds.Format(initiative.Id)}",
            "flag",
            TierOf(o.Model.UnitOf(initiative)),
            $"{o.Model.UnitOf(initiative).Name} · {InitiativeWords.Status(initiative.Status)} · {initiative.Code}",
            null
        );

    private string TierOf(Unit unit) => o.Model.Organization.Tiers[unit.Tier - 1].Name;

    private ShownScore Score(NodeRef node) => ShownScore.Of(o.Book, node, period.Window);
}

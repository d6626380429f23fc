using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Model;

/// <summary>
/// What an organization's structure was like before it became what it is: the place of units and of objectives, what KPIs feed, what
/// objectives contribute to, and weights, shares and rules. A timeline is null where a thing was never different.
/// </summary>
public sealed class StructureHistory
{
    public static readonly StructureHistory None = new([]);

    private readonly Dictionary<(TermsOf Of, long Id, long Other), EarlierTerms[]> rows;

    public StructureHistory(IEnumerable<EarlierTerms> rows)
    {
        this.rows = rows.GroupBy(r => (r.Of, r.SubjectId, r.OtherId)).ToDictionary(g => g.Key, g => g.ToArray());
        Changes = [.. Rows.Select(r => r.Until).Distinct().Order()];
    }

    /// <summary>The first days of the months in which anything changed, in order of time.</summary>
    public IReadOnlyList<DateOnly> Changes { get; }

    public bool IsEmpty => rows.Count == 0;

    /// <summary>All earlier terms, in no order.</summary>
    public IEnumerable<EarlierTerms> Rows => rows.Values.SelectMany(r => r);

    public Timeline<UnitTerms>? Of(Unit unit) => Timeline(TermsOf.Unit, unit.Id, 0, unit.Terms, r => r.OfUnit);

    public Timeline<KpiTerms>? Of(Kpi kpi) => Timeline(TermsOf.Kpi, kpi.Id, 0, kpi.Terms, r => r.OfKpi);

    public Timeline<ObjectiveTerms>? Of(Objective objective) =>
        Timeline(TermsOf.Objective, objective.Id, 0, objective.Terms, r => r.OfObjective(objective.UnitId));

    public Timeline<PerspectiveTerms>? Of(Perspective perspective) =>
        Timeline(TermsOf.Perspective, perspective.Id, 0, perspective.Terms, r => r.OfPerspective);

    /// <param name="now">The contribution as it is; null where there is none.</param>
    public Timeline<ContributionTerms?>? Of(long from, long to, Contribution? now) =>
        Timeline(TermsOf.Contribution, from, to, now?.Terms, r => r.OfContribution);

    /// <summary>Whether anything of a kind was ever different.</summary>
    public bool Touches(TermsOf kind) => rows.Keys.Any(k => k.Of == kind);

    /// <summary>The ends of the contributions that were ever different, given up ones among them.</summary>
    public IEnumerable<(long From, long To)> Contributions =>
        rows.Keys.Where(k => k.Of == TermsOf.Contribution).Select(k => (k.Id, k.Other));

    private Timeline<T>? Timeline<T>(TermsOf of, long id, long other, T now, Func<EarlierTerms, T> terms) =>
        rows.TryGetValue((of, id, other), out var earlier) ? new(now, earlier.Select(r => (r.Until, terms(r)))) : null;
}

using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Model;

/// <summary>
/// Lets a change that was just made to a part of the structure hold from a month on, until the next change that is known. Before that, what
/// was stays.
/// </summary>
/// <remarks>
/// Everywhere <c>from</c> is the first day of a month, <see cref="DateOnly.MinValue"/> for "always"; <c>before</c> is what held without end
/// before the change; <c>known</c> are the thing's earlier terms so far, and what is returned are those that it has then.
/// </remarks>
public static class DatedChange
{
    public static IEnumerable<EarlierTerms> Hold(Unit unit, UnitTerms before, DateOnly from, IEnumerable<EarlierTerms> known)
    {
        var terms = new Timeline<UnitTerms>(before, known.Select(k => (k.Until, k.OfUnit))).From(from, unit.Terms);
        unit.Hold(terms.Last);
        return [.. terms.Earlier.Select(e => new EarlierTerms(unit, e.Until, e.Value))];
    }

    public static IEnumerable<EarlierTerms> Hold(Kpi kpi, KpiTerms before, DateOnly from, IEnumerable<EarlierTerms> known)
    {
        var terms = new Timeline<KpiTerms>(before, known.Select(k => (k.Until, k.OfKpi))).From(from, kpi.Terms);
        kpi.Hold(terms.Last);
        return [.. terms.Earlier.Select(e => new EarlierTerms(kpi, e.Until, e.Value))];
    }

    public static IEnumerable<EarlierTerms> Hold(Objective objective, ObjectiveTerms before, DateOnly from, IEnumerable<EarlierTerms> known)
    {
        var terms = new Timeline<ObjectiveTerms>(before, known.Select(k => (k.Until, k.OfObjective(before.UnitId)))).From(
            from,
            objective.Terms
        );
        objective.Hold(terms.Last);
        return [.. terms.Earlier.Select(e => new EarlierTerms(objective, e.Until, e.Value))];
    }

    public static IEnumerable<EarlierTerms> Hold(
        Perspective perspective,
        PerspectiveTerms before,
        DateOnly from,
        IEnumerable<EarlierTerms> known
    )
    {
        var terms = new Timeline<PerspectiveTerms>(before, known.Select(k => (k.Until, k.OfPerspective))).From(from, perspective.Terms);
        perspective.Hold(terms.Last);
        return [.. terms.Earlier.Select(e => new EarlierTerms(perspective, e.Until, e.Value))];
    }

    /// <param name="link">Where it contributes, did or does now.</param>
    /// <param name="before">Null where there was no contribution.</param>
    /// <param name="after">Null where there is to be none.</param>
    /// <returns>What holds without end, null for none, and the earlier terms.</returns>
    public static (ContributionTerms? Last, IEnumerable<EarlierTerms> Earlier) Hold(
        Contribution link,
        ContributionTerms? before,
        ContributionTerms? after,
        DateOnly from,
        IEnumerable<EarlierTerms> known
    )
    {
        var terms = new Timeline<ContributionTerms?>(before, known.Select(k => (k.Until, k.OfContribution))).From(from, after);
        if (terms.Last is { } last)
            link.Change(last.Weight, last.Counts);
        return (terms.Last, [.. terms.Earlier.Select(e => new EarlierTerms(link, e.Until, e.Value))]);
    }
}

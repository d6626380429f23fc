using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>What a child KPI moved a rolled-up KPI by, in points of the node that was asked about.</summary>
/// <param name="Rate">By its own value.</param>
/// <param name="Mix">By having a larger or smaller share in the KPI above, or by coming or going.</param>
/// <param name="Before">Its value; NaN where it had none.</param>
/// <param name="Children">For a child that is itself rolled up: how its rate splits on.</param>
public sealed record ChildMovement(long KpiId, double Rate, double Mix, double Before, double After, IReadOnlyList<ChildMovement> Children)
{
    public double Points => Rate + Mix;
}

/// <summary>
/// Splits the value effect of a rolled-up KPI on to its children. With child values r and shares d (of the denominator, of the weights, or
/// equal) the value is the sum of d × r, and its change that of d̄ × Δr, the rate, and (r̄ − R̄) × Δd, the mix. The parts share out the
/// effect in proportion. A smallest or largest value is not split.
/// </summary>
public static class MovementSplit
{
    /// <param name="points">The value effect to share out.</param>
    /// <returns>The children by falling size; none where the KPI is entered, its value is the same, or the children are not known on both
    /// sides.</returns>
    public static IReadOnlyList<ChildMovement> Of(ScoreBook before, Window from, ScoreBook after, Window to, long kpiId, double points) =>
        before.Graph.SeriesById.TryGetValue(kpiId, out var first) && after.Graph.SeriesById.TryGetValue(kpiId, out var second)
            ? Split(
                first,
                KpiScoring.SlotsIn(first.Frequency, from, first.Calendar),
                second,
                KpiScoring.SlotsIn(second.Frequency, to, second.Calendar),
                points
            )
            : [];

    private readonly record struct Part(KpiSeries Series, KpiScoring.Slots Slots, double Share, double Value);

    private static IReadOnlyList<ChildMovement> Split(
        KpiSeries first,
        KpiScoring.Slots from,
        KpiSeries second,
        KpiScoring.Slots to,
        double points
    )
    {
        if (first.Kpi.RollUp != second.Kpi.RollUp || second.Kpi.RollUp is null or KpiRollUp.Min or KpiRollUp.Max)
            return [];
        var (was, now) = (Parts(first, from), Parts(second, to));
        var (before, after) = (was.Values.Sum(p => p.Share * p.Value), now.Values.Sum(p => p.Share * p.Value));
        if (points == 0 || after == before || was.Count == 0 || now.Count == 0)
            return [];
        var scale = points / (after - before);
        // Where shares sum to 1, what comes or goes is held against the mean; in a sum it counts with its whole value.
        var mean = second.Kpi.RollUp == KpiRollUp.Sum ? 0 : (before + after) / 2;
        return
        [
            .. was
                .Keys.Union(now.Keys)
                .Select(id => Child(id, was.GetValueOrDefault(id), now.GetValueOrDefault(id)))
                .OrderByDescending(c => Math.Abs(c.Points))
                .ThenBy(c => c.KpiId),
        ];

        ChildMovement Child(long id, Part a, Part b)
        {
            if (a.Series is null)
                return new(id, 0, scale * (b.Value - mean) * b.Share, double.NaN, b.Value, []);
            if (b.Series is null)
                return new(id, 0, scale * (mean - a.Value) * a.Share, a.Value, double.NaN, []);
            var rate = scale * (a.Share + b.Share) / 2 * (b.Value - a.Value);
            var mix = scale * ((a.Value + b.Value) / 2 - mean) * (b.Share - a.Share);
            return new(id, rate, mix, a.Value, b.Value, Split(a.Series, a.Slots, b.Series, b.Slots, rate));
        }
    }

    private static Dictionary<long, Part> Parts(KpiSeries kpi, KpiScoring.Slots slots)
    {
        var below = KpiScoring.Below(kpi, slots).Where(b => b.Figure.IsPresent).ToList();
        double Size((KpiSeries Child, double Weight, KpiFigure Figure, KpiScoring.Slots Slots) b) =>
            kpi.Kpi.RollUp switch
            {
                KpiRollUp.Ratio => b.Figure.Denominator,
                KpiRollUp.WeightedAverage => b.Weight,
                KpiRollUp.Sum or KpiRollUp.Average or KpiRollUp.Min or KpiRollUp.Max or null => 1,
            };
        var total = kpi.Kpi.RollUp == KpiRollUp.Sum ? 1 : below.Sum(Size);
        return below.GroupBy(b => b.Child.Kpi.Id).ToDictionary(g => g.Key, Part);

        // One that came back, or changed its weight, counts for each of its stretches.
        Part Part(IGrouping<long, (KpiSeries Child, double Weight, KpiFigure Figure, KpiScoring.Slots Slots)> same)
        {
            var (last, share) = (same.Last(), same.Sum(Size));
            return new(last.Child, last.Slots, share / total, same.Sum(b => Size(b) * b.Figure.Value) / share);
        }
    }
}

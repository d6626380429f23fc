using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>Splits value effects between two books, from a KPI down to all that it is made of.</summary>
internal sealed class MovementSplitter(ScoreGraph before, ScoreGraph after)
{
    private readonly record struct Part(KpiSeries Series, KpiScoring.Slots Slots, double Share, double Value);

    public IReadOnlyList<ChildMovement> Split(KpiSeries first, KpiScoring.Slots from, KpiSeries second, KpiScoring.Slots to, double points)
    {
        if (first.IsCalculated && second.IsCalculated)
            return new FormulaSplit(this, before, after).Of(first, from, second, to, points);
        if (first.Kpi.RollUp != second.Kpi.RollUp || second.Kpi.RollUp is null or KpiRollUp.Min or KpiRollUp.Max)
            return [];
        var (was, now) = (Parts(first, from), Parts(second, to));
        var (old, present) = (was.Values.Sum(p => p.Share * p.Value), now.Values.Sum(p => p.Share * p.Value));
        if (points == 0 || present == old || was.Count == 0 || now.Count == 0)
            return [];
        var scale = points / (present - old);
        // Where shares sum to 1, what comes or goes is held against the mean; in a sum it counts with its whole value.
        var mean = second.Kpi.RollUp == KpiRollUp.Sum ? 0 : (old + present) / 2;
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

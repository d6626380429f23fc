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
/// effect in proportion. A smallest or largest value is not split. That of a calculated KPI is split by <see cref="FormulaSplit"/>.
/// </summary>
public static class MovementSplit
{
    /// <param name="points">The value effect to share out.</param>
    /// <returns>The children by falling size; none where the KPI is entered, its value is the same, or the children are not known on both
    /// sides.</returns>
    public static IReadOnlyList<ChildMovement> Of(ScoreBook before, Window from, ScoreBook after, Window to, long kpiId, double points) =>
        before.Graph.SeriesById.TryGetValue(kpiId, out var first) && after.Graph.SeriesById.TryGetValue(kpiId, out var second)
            ? new MovementSplitter(before.Graph, after.Graph).Split(
                first,
                KpiScoring.SlotsIn(first.Frequency, from, first.Calendar),
                second,
                KpiScoring.SlotsIn(second.Frequency, to, second.Calendar),
                points
            )
            : [];
}

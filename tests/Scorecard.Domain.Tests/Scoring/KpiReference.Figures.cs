using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Tests.Scoring;

/// <content>Figures, and scores between the points of a scale.</content>
internal sealed partial class KpiReference
{
    private static double Interpolate(List<(double Value, double Score)> points, double value)
    {
        if (value <= points[0].Value)
            return points[0].Score;
        var next = points.FindIndex(p => p.Value > value);
        return next < 0
            ? points[^1].Score
            : points[next - 1].Score
                + (value - points[next - 1].Value)
                    / (points[next].Value - points[next - 1].Value)
                    * (points[next].Score - points[next - 1].Score);
    }

    private static Figure Present(double value, bool partial) =>
        new(ScoreState.Present, value, double.NaN, double.NaN, partial, false, double.NaN);

    private static Figure Ratio(Kpi kpi, double numerator, double denominator, bool partial) =>
        Present((kpi.UnitOfMeasure == "%" ? 100 : 1) * numerator / denominator, partial) with
        {
            Numerator = numerator,
            Denominator = denominator,
        };
}

using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Signals;

/// <summary>
/// The values that limits are drawn from resemble those some periods before. The rules take every value for a new draw, so that a chart of
/// such values raises false alarms: ten times as many at an autocorrelation of 0.5 (docs/evidence-behaviour.md).
/// </summary>
/// <param name="Lag">Periods: 1, or a year of them.</param>
/// <param name="Correlation">The autocorrelation at the lag, above 1.96 / √n.</param>
/// <param name="Count">n, the values it is from.</param>
public readonly record struct Resemblance(int Lag, double Correlation, int Count)
{
    /// <summary>Those at 1 and at the season that are significant.</summary>
    /// <param name="values">One per period; NaN for missing.</param>
    /// <param name="season">Periods in a year's cycle; 1 where a cycle is not looked for.</param>
    internal static IReadOnlyList<Resemblance> Of(ReadOnlySpan<double> values, int season)
    {
        var found = new List<Resemblance>();
        var count = Values.Present(values).Length;
        foreach (var lag in season > 1 ? new[] { 1, season } : [1])
            if (Autocorrelation.At(values, lag) is var correlation && correlation > Autocorrelation.Significant(count))
                found.Add(new(lag, correlation, count));
        return found;
    }
}

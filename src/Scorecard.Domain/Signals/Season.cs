using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Signals;

/// <summary>Whether values follow the year, so that each is better held against that of a year before.</summary>
internal static class Season
{
    /// <summary>
    /// Values from which a season is looked for: three years of months, four of quarters. That leaves at least twelve differences from the
    /// year before to draw limits from.
    /// </summary>
    public static int LeastOf(int season) => season + Math.Max(2 * season, LimitSegment.FirmFrom);

    /// <summary>
    /// By the first values alone, so that the answer stays: the autocorrelation at the season of what they differ from a straight line is
    /// above 1.96 / √n.
    /// </summary>
    /// <param name="values">One per period; NaN for missing.</param>
    /// <param name="season">Periods in a year's cycle; 1 where a cycle is not looked for.</param>
    public static bool IsIn(ReadOnlySpan<double> values, int season)
    {
        var first = 0;
        while (first < values.Length && !Values.IsPresent(values[first]))
            first++;
        if (season <= 1 || values.Length - first < LeastOf(season))
            return false;
        var level = Series.WithoutTrend(Values.Clean(values.Slice(first, LeastOf(season))));
        var count = Values.Present(level).Length;
        return count >= 2 * season && Autocorrelation.At(level, season) > Autocorrelation.Significant(count);
    }

    /// <summary>Each value less that of a year before; NaN where one of them is missing.</summary>
    public static double[] Without(ReadOnlySpan<double> values, int season) =>
        [.. Enumerable.Repeat(double.NaN, Math.Min(season, values.Length)), .. Series.Difference(Values.Clean(values), season)];
}

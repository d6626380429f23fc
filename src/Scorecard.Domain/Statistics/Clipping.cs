namespace Scorecard.Domain.Statistics;

/// <summary>
/// Draws in what lies far out, so that no single value can carry a correlation: beyond three robust standard deviations (1.4826 times the
/// median absolute deviation) from the median, a value is put there.
/// </summary>
internal static class Clipping
{
    /// <summary>In robust standard deviations.</summary>
    private const double Reach = 3;

    private const double ToDeviations = 1.4826;

    /// <summary>The lowest and the highest that stay; both the median where more than half of the values are one.</summary>
    /// <param name="values">NaN for missing.</param>
    /// <param name="deviations">Robust standard deviations to either side.</param>
    public static (double Low, double High) Limits(ReadOnlySpan<double> values, double deviations)
    {
        var present = Values.Present(values);
        if (present.Length == 0)
            return (0, 0);
        var median = Values.Median(present);
        for (var t = 0; t < present.Length; t++)
            present[t] = Math.Abs(present[t] - median);
        var reach = deviations * ToDeviations * Values.Median(present);
        return (median - reach, median + reach);
    }

    /// <summary>The values, drawn in; null where all stay.</summary>
    /// <param name="values">NaN for missing.</param>
    public static double[]? Of(ReadOnlySpan<double> values)
    {
        var (low, high) = Limits(values, Reach);
        var (clipped, isSame) = (values.ToArray(), true);
        for (var t = 0; t < clipped.Length; t++)
            if (clipped[t] < low || clipped[t] > high)
                (clipped[t], isSame) = (Math.Clamp(clipped[t], low, high), false);
        return isSame ? null : clipped;
    }
}

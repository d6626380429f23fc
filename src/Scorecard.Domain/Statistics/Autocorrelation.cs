namespace Scorecard.Domain.Statistics;

/// <summary>How alike a series is to itself some periods later, as in R's <c>acf</c>: divisor n, one mean.</summary>
public static class Autocorrelation
{
    /// <summary>Autocorrelations at the lags 0 to <paramref name="lags"/>; 1 at lag 0, and 0 everywhere for a constant series.</summary>
    /// <param name="values">Values without a gap.</param>
    /// <param name="lags">0 or more; beyond the series they are 0.</param>
    public static double[] Of(ReadOnlySpan<double> values, int lags) => OfStandardized(Series.Standardized(Series.Scaled(values)), lags);

    /// <summary>
    /// The autocorrelation at one lag of values with gaps: the pairs that are present, over the squares of all that are. 0 for a constant
    /// series.
    /// </summary>
    /// <param name="values">One per period; NaN for missing.</param>
    internal static double At(ReadOnlySpan<double> values, int lag)
    {
        var deviations = Series.InDeviations(values);
        var (product, square) = (0.0, 0.0);
        for (var t = 0; t < deviations.Length; t++)
            if (!double.IsNaN(deviations[t]))
            {
                square += deviations[t] * deviations[t];
                product += t >= lag && !double.IsNaN(deviations[t - lag]) ? deviations[t] * deviations[t - lag] : 0;
            }
        return square > 0 ? product / square : 0;
    }

    /// <summary>What the autocorrelation of so many values exceeds by chance in one of forty series without any.</summary>
    internal static double Significant(int count) => 1.96 / Math.Sqrt(count);

    internal static double[] OfStandardized(ReadOnlySpan<double> values, int lags)
    {
        var correlations = new double[lags + 1];
        for (var k = 0; k <= Math.Min(lags, values.Length - 1); k++)
            correlations[k] = Dot.Of(values[k..], values);
        return correlations;
    }
}

namespace Scorecard.Domain.Statistics;

/// <summary>How alike a series is to itself some periods later, as in R's <c>acf</c>: divisor n, one mean.</summary>
public static class Autocorrelation
{
    /// <summary>Autocorrelations at the lags 0 to <paramref name="lags"/>; 1 at lag 0, and 0 everywhere for a constant series.</summary>
    /// <param name="values">NaN for missing.</param>
    /// <param name="lags">0 or more; beyond the series they are 0.</param>
    public static double[] Of(ReadOnlySpan<double> values, int lags) => new StandardSeries(Series.Scaled(values)).Autocorrelations(lags);

    /// <summary>The autocorrelation at one lag.</summary>
    /// <param name="values">NaN for missing.</param>
    internal static double At(ReadOnlySpan<double> values, int lag)
    {
        var standard = new StandardSeries(Series.Scaled(values));
        return standard.With(standard, lag);
    }

    /// <summary>What the autocorrelation of so many values exceeds by chance in one of forty series without any.</summary>
    internal static double Significant(int count) => 1.96 / Math.Sqrt(count);
}

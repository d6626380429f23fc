namespace Scorecard.Domain.Statistics;

/// <summary>
/// Whether a series keeps to one level (Kwiatkowski, Phillips, Schmidt and Shin, 1992). Its running sum of deviations grows large where the
/// level wanders or drifts. The variance takes in autocorrelation up to floor(4 (n/100)^¼) periods with falling weights (Newey and West).
/// </summary>
public static class Kpss
{
    /// <summary>Above this a series does not keep its level, at 5 %.</summary>
    public const double Critical = 0.463;

    /// <summary>The statistic of level stationarity, 0 or more; 0 for a constant series.</summary>
    /// <param name="values">Values without a gap.</param>
    public static double Level(ReadOnlySpan<double> values) => OfStandardized(Series.Standardized(Series.Scaled(values)));

    internal static double OfStandardized(ReadOnlySpan<double> standard)
    {
        var n = standard.Length;
        var (running, squares) = (0.0, 0.0);
        foreach (var value in standard)
        {
            running += value;
            squares += running * running;
        }
        var variance = Dot.Of(standard, standard);
        var lags = (int)(4 * Math.Pow(n / 100.0, 0.25));
        for (var k = 1; k <= Math.Min(lags, n - 1); k++)
            variance += 2 * (1 - k / (lags + 1.0)) * Dot.Of(standard[k..], standard);
        return variance > 0 ? squares / n / variance : 0;
    }
}

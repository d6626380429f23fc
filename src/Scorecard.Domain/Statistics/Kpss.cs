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
    /// <param name="values">NaN for missing.</param>
    public static double Level(ReadOnlySpan<double> values) => Of(new StandardSeries(Series.Scaled(values)));

    internal static double Of(StandardSeries standard)
    {
        var n = standard.Count;
        var (running, squares) = (0.0, 0.0);
        for (var t = 0; t < standard.Length; t++)
        {
            running += standard.Values[t];
            squares += standard.Has(t) ? running * running : 0;
        }
        var variance = standard.With(standard, 0);
        var lags = (int)(4 * Math.Pow(n / 100.0, 0.25));
        for (var k = 1; k <= lags; k++)
            variance += 2 * (1 - k / (lags + 1.0)) * standard.With(standard, k);
        return variance > 0 ? squares / n / variance : 0;
    }
}

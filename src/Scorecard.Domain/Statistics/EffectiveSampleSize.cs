namespace Scorecard.Domain.Statistics;

/// <summary>
/// How many independent values two autocorrelated series are worth when they are correlated (Pyper and Peterman, 1998):
/// 1/n* = (1/n) (1 + 2 Σ (1 − k/n) ρx(k) ρy(k)) over k = 1 to n/4, each ρ multiplied by n/(n − k). Two slow series are alike by chance
/// far more often than two quick ones, and this is what it costs them.
/// </summary>
public static class EffectiveSampleSize
{
    /// <summary>Above 0 to n.</summary>
    /// <param name="x">Values without a gap.</param>
    /// <param name="y">As many, of the same periods.</param>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        Of(x.Length, Weighted(Autocorrelation.Of(x, x.Length / 4), x.Length), Weighted(Autocorrelation.Of(y, y.Length / 4), y.Length));

    /// <summary>
    /// A series' share in the sum: (1 − k/n) (n/(n − k))² = n/(n − k), so each series gives its ρ(k) times the root of that.
    /// </summary>
    /// <param name="correlations">Its autocorrelations from lag 0 on.</param>
    /// <param name="n">Values, none of them missing.</param>
    internal static double[] Weighted(ReadOnlySpan<double> correlations, int n)
    {
        var weighted = correlations[1..].ToArray();
        for (var k = 1; k <= weighted.Length; k++)
            weighted[k - 1] *= Math.Sqrt(n / (double)(n - k));
        return weighted;
    }

    /// <summary>
    /// The same where values are missing: n counts the periods that have both, 1 − k/n becomes the share of them that have both again k
    /// periods later, and each ρ is divided by as many products as it is the sum of.
    /// </summary>
    /// <param name="lags">How far the sum goes.</param>
    internal static double OfPresent(StandardSeries x, StandardSeries y, int lags)
    {
        var (n, sum) = (x.Pairs(y, 0), 0.0);
        for (var k = 1; k <= Math.Min(lags, x.Length - 1); k++)
        {
            var both = 0;
            for (var t = k; t < x.Length; t++)
                both += x.Has(t) && y.Has(t) && x.Has(t - k) && y.Has(t - k) ? 1 : 0;
            sum += (double)both / n * Unbiased(x, k) * Unbiased(y, k);
        }
        return Math.Min(n, n / Math.Max(0.5, 1 + 2 * sum));
    }

    private static double Unbiased(StandardSeries series, int lag) =>
        series.Pairs(series, lag) is var pairs and > 0 ? series.With(series, lag) * (pairs + lag) / pairs : 0;

    internal static double Of(int n, ReadOnlySpan<double> weightedX, ReadOnlySpan<double> weightedY) =>
        Math.Min(n, n / Math.Max(0.5, 1 + 2 * Dot.Of(weightedX, weightedY)));
}

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
        Of(
            x.Length,
            Weighted(Series.Standardized(Series.Scaled(x)), x.Length / 4),
            Weighted(Series.Standardized(Series.Scaled(y)), y.Length / 4)
        );

    /// <summary>
    /// A series' share in the sum: (1 − k/n) (n/(n − k))² = n/(n − k), so each series gives its ρ(k) times the root of that.
    /// </summary>
    /// <param name="standard">The series with mean 0 and squares that sum to 1.</param>
    /// <param name="lags">How far the sum goes.</param>
    internal static double[] Weighted(ReadOnlySpan<double> standard, int lags)
    {
        var n = standard.Length;
        var weighted = Autocorrelation.OfStandardized(standard, lags)[1..];
        for (var k = 1; k <= weighted.Length; k++)
            weighted[k - 1] *= Math.Sqrt(n / (double)(n - k));
        return weighted;
    }

    internal static double Of(int n, ReadOnlySpan<double> weightedX, ReadOnlySpan<double> weightedY) =>
        Math.Min(n, n / Math.Max(0.5, 1 + 2 * Dot.Of(weightedX, weightedY)));
}

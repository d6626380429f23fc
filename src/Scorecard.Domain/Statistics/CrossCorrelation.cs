namespace Scorecard.Domain.Statistics;

/// <summary>
/// How alike two series are when one is moved against the other. As in R's <c>ccf</c>, the mean and the deviation are those of the whole
/// series and every lag is divided by the same n, which draws far lags towards 0. The sign of the lag is ours: at lag k the effect is k
/// periods later than the cause, so a positive lag means that the cause leads. R's <c>ccf(cause, effect)</c> has the same number at −k.
/// </summary>
public static class CrossCorrelation
{
    /// <summary>
    /// Correlations at the lags −<paramref name="lags"/> to <paramref name="lags"/>, each −1 to 1; 0 where a series is constant or a lag
    /// leaves nothing.
    /// </summary>
    /// <param name="cause">Values without a gap.</param>
    /// <param name="effect">As many, of the same periods.</param>
    /// <param name="lags">0 or more.</param>
    public static double[] Of(ReadOnlySpan<double> cause, ReadOnlySpan<double> effect, int lags) =>
        OfStandardized(Series.Standardized(Series.Scaled(cause)), Series.Standardized(Series.Scaled(effect)), lags);

    /// <summary>The same of series with mean 0 and squares that sum to 1.</summary>
    internal static double[] OfStandardized(ReadOnlySpan<double> cause, ReadOnlySpan<double> effect, int lags)
    {
        var n = Math.Min(cause.Length, effect.Length);
        var correlations = new double[2 * lags + 1];
        for (var k = 0; k <= Math.Min(lags, n - 1); k++)
        {
            correlations[lags + k] = Dot.Of(cause[..(n - k)], effect[k..n]);
            correlations[lags - k] = Dot.Of(cause[k..n], effect[..(n - k)]);
        }
        return correlations;
    }
}

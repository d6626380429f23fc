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
    /// <param name="cause">NaN for missing.</param>
    /// <param name="effect">As many, of the same periods.</param>
    /// <param name="lags">0 or more.</param>
    public static double[] Of(ReadOnlySpan<double> cause, ReadOnlySpan<double> effect, int lags) =>
        Of(new StandardSeries(Series.Scaled(cause)), new StandardSeries(Series.Scaled(effect)), lags);

    internal static double[] Of(StandardSeries cause, StandardSeries effect, int lags)
    {
        var correlations = new double[2 * lags + 1];
        for (var k = 0; k <= lags; k++)
        {
            correlations[lags + k] = cause.With(effect, k);
            correlations[lags - k] = effect.With(cause, k);
        }
        return correlations;
    }
}

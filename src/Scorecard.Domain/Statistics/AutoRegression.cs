namespace Scorecard.Domain.Statistics;

/// <summary>
/// What a series owes to its own past, and what is left of it without: an autoregression by the Yule-Walker equations, solved by the
/// recursion of Levinson and Durbin, of the order with the least AIC (n ln v + 2 order). R's <c>ar.yw</c> chooses and fits the same.
/// </summary>
public sealed class AutoRegression
{
    /// <summary>Row p holds the p coefficients of order p: the recursion passes through all of them.</summary>
    private readonly double[][] coefficients;
    private readonly double[] variances;

    private AutoRegression(double[][] coefficients, double[] variances, int order) =>
        (this.coefficients, this.variances, Order) = (coefficients, variances, order);

    /// <summary>How many periods back it looks; 0 where the past says nothing worth its cost.</summary>
    public int Order { get; }

    /// <summary>The weights of the values 1 to <see cref="Order"/> periods before.</summary>
    public IReadOnlyList<double> Coefficients => coefficients[Order];

    /// <summary>The share of the variance that the past does not explain, above 0 to 1.</summary>
    public double Unexplained => variances[Order];

    /// <param name="values">Values without a gap.</param>
    /// <param name="longest">The highest order to try; no more than n − 1 are.</param>
    public static AutoRegression Fit(ReadOnlySpan<double> values, int longest)
    {
        longest = Math.Clamp(longest, 0, Math.Max(0, values.Length - 1));
        return Fit(Autocorrelation.Of(values, longest), values.Length, longest);
    }

    internal static AutoRegression Fit(ReadOnlySpan<double> correlations, int n, int longest)
    {
        var (coefficients, variances) = (new double[longest + 1][], new double[longest + 1]);
        (coefficients[0], variances[0]) = ([], 1);
        var (order, least) = (0, 0.0);
        for (var p = 1; p <= longest; p++)
        {
            var (before, now) = (coefficients[p - 1], new double[p]);
            var partial = correlations[p];
            for (var j = 1; j < p; j++)
                partial -= before[j - 1] * correlations[p - j];
            partial /= variances[p - 1];
            // Only where values are missing can what is estimated be impossible; then shorter memories are all there is.
            if (!(Math.Abs(partial) < 1))
                break;
            now[p - 1] = partial;
            for (var j = 1; j < p; j++)
                now[j - 1] = before[j - 1] - partial * before[p - j - 1];
            (coefficients[p], variances[p]) = (now, variances[p - 1] * (1 - partial * partial));
            var criterion = variances[p] > 0 ? n * Math.Log(variances[p]) + 2 * p : double.PositiveInfinity;
            if (criterion < least)
                (order, least) = (p, criterion);
        }
        return new(coefficients, variances, order);
    }

    /// <summary>
    /// The part of each value that the values before it do not foretell, as many as there are values. The first ones, and those after one
    /// that is missing, are foretold by the lower orders, and weighed by how much less those explain, so that none is lost and all have one
    /// variance.
    /// </summary>
    /// <param name="values">NaN for missing.</param>
    public double[] Innovations(ReadOnlySpan<double> values)
    {
        var (mean, left) = (Values.Mean(Values.Present(values)), new double[values.Length]);
        for (int t = 0, before = 0; t < left.Length; t++, before++)
        {
            left[t] = values[t] - mean;
            if (double.IsNaN(values[t]))
            {
                before = -1;
                continue;
            }
            var weights = coefficients[Math.Min(before, Order)];
            for (var j = 1; j <= weights.Length; j++)
                left[t] -= weights[j - 1] * (values[t - j] - mean);
            left[t] /= Math.Sqrt(variances[weights.Length]);
        }
        return left;
    }
}

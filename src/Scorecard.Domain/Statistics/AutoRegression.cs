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

    private AutoRegression(double[][] coefficients, double[] variances, int order)
    {
        this.coefficients = coefficients;
        this.variances = variances;
        Order = order;
    }

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
        var coefficients = new double[longest + 1][];
        var variances = new double[longest + 1];
        coefficients[0] = [];
        variances[0] = 1;
        var order = 0;
        var least = 0.0;
        for (var p = 1; p <= longest; p++)
        {
            var before = coefficients[p - 1];
            var now = new double[p];
            var partial = correlations[p];
            for (var j = 1; j < p; j++)
                partial -= before[j - 1] * correlations[p - j];
            now[p - 1] = partial /= variances[p - 1];
            for (var j = 1; j < p; j++)
                now[j - 1] = before[j - 1] - partial * before[p - j - 1];
            coefficients[p] = now;
            variances[p] = variances[p - 1] * (1 - partial * partial);
            var criterion = variances[p] > 0 ? n * Math.Log(variances[p]) + 2 * p : double.PositiveInfinity;
            if (criterion < least)
            {
                order = p;
                least = criterion;
            }
        }
        return new(coefficients, variances, order);
    }

    /// <summary>
    /// The part of each value that the values before it do not foretell, as many as there are values. The first ones are foretold by the
    /// lower orders, and weighed by how much less those explain, so that none is lost and all have one variance.
    /// </summary>
    public double[] Innovations(ReadOnlySpan<double> values)
    {
        var mean = Values.Mean(values);
        var left = new double[values.Length];
        for (var t = 0; t < left.Length; t++)
        {
            var weights = coefficients[Math.Min(t, Order)];
            left[t] = values[t] - mean;
            for (var j = 1; j <= weights.Length; j++)
                left[t] -= weights[j - 1] * (values[t - j] - mean);
            left[t] /= Math.Sqrt(variances[weights.Length]);
        }
        return left;
    }
}

using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>
/// Whether the past of one series helps to foretell another beyond that other's own past (Granger, 1969): two least-squares fits with an
/// intercept, with and without the lags of the cause, and the F test between them. R's <c>lmtest::grangertest</c> gives the same.
/// </summary>
public static class Granger
{
    public const int LongestOrder = 4;

    /// <summary>Below this share of itself a column says nothing that those before it have not said.</summary>
    private const double Rounding = 1e-10;

    /// <summary>The tests of the orders 1 to 4 that can be made.</summary>
    /// <param name="cause">NaN for missing.</param>
    /// <param name="effect">As many, of the same periods.</param>
    public static IReadOnlyList<GrangerTest> Orders(ReadOnlySpan<double> cause, ReadOnlySpan<double> effect)
    {
        var tests = new List<GrangerTest>(LongestOrder);
        for (var order = 1; order <= LongestOrder; order++)
            if (Test(cause, effect, order) is { } test)
                tests.Add(test);
        return tests;
    }

    /// <summary>The test whose fit with the cause has the least AIC; null of none.</summary>
    public static GrangerTest? Best(IEnumerable<GrangerTest> tests) => tests.MinBy(t => t.Aic);

    /// <summary>
    /// The test with so many lags of each, on the periods that have all of them; null where those are too few, or where the lags repeat or
    /// foretell each other without error.
    /// </summary>
    public static GrangerTest? Test(ReadOnlySpan<double> cause, ReadOnlySpan<double> effect, int order)
    {
        var (own, other) = (Centred(effect), Centred(cause));
        var periods = Enumerable.Range(order, Math.Max(0, Math.Min(own.Length, other.Length) - order)).Where(IsWhole).ToArray();
        var rows = periods.Length;
        var free = rows - 2 * order - 1;
        if (free < 1)
            return null;
        var left = Vector<double>.Build.Dense(rows, row => own[periods[row]]);
        var (all, restricted) = (left.DotProduct(left), 0.0);
        var directions = new List<Vector<double>>(2 * order + 1);
        for (var column = 0; column <= 2 * order; column++)
        {
            // Modified Gram-Schmidt: what a column adds to those before it, and then what it takes away from the errors.
            var direction =
                column == 0 ? Vector<double>.Build.Dense(rows, 1)
                : column <= order ? Before(own, column)
                : Before(other, column - order);
            var before = direction.L2Norm();
            foreach (var earlier in directions)
                direction -= earlier * earlier.DotProduct(direction);
            var norm = direction.L2Norm();
            if (!(norm > Rounding * before))
                return null;
            directions.Add(direction /= norm);
            left -= direction * direction.DotProduct(left);
            if (column == order)
                restricted = left.DotProduct(left);
        }
        var unrestricted = left.DotProduct(left);
        if (!(unrestricted > Rounding * Rounding * all) || !double.IsFinite(restricted))
            return null;
        var f = Math.Max(0, (restricted - unrestricted) / order / (unrestricted / free));
        // The upper tail of F is the lower tail of its reciprocal, and does not lose its digits where it is small.
        var p = f > 0 ? FisherSnedecor.CDF(free, order, 1 / f) : 1;
        return new GrangerTest(order, f, order, free, p, unrestricted);

        Vector<double> Before(double[] values, int lag) => Vector<double>.Build.Dense(rows, row => values[periods[row] - lag]);

        bool IsWhole(int period)
        {
            for (var lag = 1; lag <= order; lag++)
                if (double.IsNaN(own[period - lag]) || double.IsNaN(other[period - lag]))
                    return false;
            return !double.IsNaN(own[period]);
        }
    }

    private static double[] Centred(ReadOnlySpan<double> values)
    {
        var (mean, centred) = (Values.Mean(Values.Present(values)), values.ToArray());
        for (var t = 0; t < centred.Length; t++)
            centred[t] -= mean;
        return centred;
    }
}

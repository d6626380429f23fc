using MathNet.Numerics.Distributions;

namespace Scorecard.Domain.Statistics;

/// <summary>How surprising a correlation is: Student's t with two degrees of freedom fewer than there are independent values.</summary>
public static class CorrelationTest
{
    /// <summary>
    /// The probability, 0 to 1, of a correlation at least as far from 0 where there is none; 1 where fewer than three values count.
    /// </summary>
    /// <param name="r">−1 to 1.</param>
    /// <param name="n">Independent values, not necessarily whole.</param>
    public static double P(double r, double n) =>
        n > 2 ? Math.Min(1, 2 * StudentT.CDF(0, 1, n - 2, -Math.Abs(r) * Math.Sqrt((n - 2) / Math.Max(0, 1 - r * r)))) : 1;

    /// <summary>
    /// The least |r| whose <see cref="P"/> is <paramref name="p"/> or less; 1 where none is. By halving, which always ends.
    /// </summary>
    /// <param name="p">0 to 1.</param>
    /// <param name="n">Independent values, not necessarily whole.</param>
    public static double Critical(double p, double n)
    {
        if (p >= 1)
            return 0;
        var (below, least) = (0.0, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (below + least) / 2;
            (below, least) = P(middle, n) <= p ? (below, middle) : (middle, least);
        }
        return least;
    }
}

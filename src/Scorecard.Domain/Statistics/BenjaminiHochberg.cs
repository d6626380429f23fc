namespace Scorecard.Domain.Statistics;

/// <summary>
/// Many tests at once find something by chance alone. Of what this keeps, no more than the share q is expected to be chance (Benjamini and
/// Hochberg, 1995): the k smallest p are kept for the largest k with p(k) ≤ q k / m.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>One in ten of what is kept may be chance.</summary>
    public const double Q = 0.10;

    /// <summary>How many of the smallest are kept.</summary>
    /// <param name="pValues">In any order, each 0 to 1.</param>
    /// <param name="tests">How many were made; more than there are p-values where those above q were left out, which can never be
    /// kept.</param>
    /// <param name="q">The share of chance, above 0 and below 1.</param>
    public static int Kept(ReadOnlySpan<double> pValues, long tests, double q = Q)
    {
        var sorted = pValues.ToArray();
        Array.Sort(sorted);
        var k = sorted.Length;
        while (k > 0 && !(sorted[k - 1] <= Limit(k, tests, q)))
            k--;
        return k;
    }

    /// <summary>The largest p that may be kept where <paramref name="kept"/> are; 0 for none.</summary>
    public static double Limit(long kept, long tests, double q = Q) => tests > 0 ? q * kept / tests : 0;
}

using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Forecasts;

/// <summary>Draws values of several outlooks that move together as their histories' changes did.</summary>
internal sealed class Copula
{
    /// <summary>Pairs of changes below which two KPIs count as unrelated.</summary>
    private const int LeastPairs = 8;

    /// <summary>The least that correlations are pulled towards none: they are estimates.</summary>
    private const double LeastShrinkage = 0.1;

    /// <summary>The least eigenvalue that is left, so that the matrix has a root.</summary>
    private const double LeastEigenvalue = 0.05;

    /// <summary>
    /// Quantiles are read from a table over normal scores from −4 to 4: working one out costs more than a draw,
    /// and beyond lies one in 15,000.
    /// </summary>
    private const double Span = 4,
        Step = 0.05;

    private readonly Matrix<double> root;
    private readonly double[][] quantiles;
    private readonly double[] normal;
    private readonly Random random;

    public Copula(double[][] histories, Outlook[] outlooks, int seed)
    {
        var correlations = Matrix<double>.Build.Dense(
            histories.Length,
            histories.Length,
            (i, j) => i == j ? 1 : Correlation(histories[Math.Min(i, j)], histories[Math.Max(i, j)])
        );
        var least = correlations.Evd(Symmetricity.Symmetric).EigenValues.Min(e => e.Real);
        Shrinkage = Math.Max(LeastShrinkage, least < LeastEigenvalue ? (LeastEigenvalue - least) / (1 - least) : 0);
        root = ((1 - Shrinkage) * correlations + Shrinkage * Matrix<double>.Build.DenseIdentity(histories.Length)).Cholesky().Factor;
        var byFreedom = outlooks.Select(o => o.DegreesOfFreedom).Distinct().ToDictionary(f => f, Table);
        quantiles = [.. outlooks.Select(o => byFreedom[o.DegreesOfFreedom].Select(o.At).ToArray())];
        (normal, random) = (new double[histories.Length], new Random(seed));
    }

    public double Shrinkage { get; }

    public void Draw(double[] values)
    {
        Normal.Samples(random, normal, 0, 1);
        for (var i = values.Length - 1; i >= 0; i--)
        {
            var z = 0.0;
            for (var j = 0; j <= i; j++)
                z += root[i, j] * normal[j];
            var at = (Math.Clamp(z, -Span, Span - 1e-9) + Span) / Step;
            var (cell, part) = ((int)at, at - (int)at);
            values[i] = (1 - part) * quantiles[i][cell] + part * quantiles[i][cell + 1];
        }
    }

    private static double[] Table(int freedom)
    {
        var table = new double[(int)(2 * Span / Step) + 2];
        for (var i = 0; i < table.Length; i++)
            if (freedom > 0 && -Math.Abs(i * Step - Span) is < 0 and var z)
                table[i] = Math.CopySign(StudentT.InvCDF(0, 1, freedom, Normal.CDF(0, 1, z)), i * Step - Span);
        return table;
    }

    private static double Correlation(double[] a, double[] b)
    {
        var (first, second) = (new List<double>(), new List<double>());
        for (var t = 1; t < Math.Min(a.Length, b.Length); t++)
            if (Values.IsPresent(a[t]) && Values.IsPresent(a[t - 1]) && Values.IsPresent(b[t]) && Values.IsPresent(b[t - 1]))
            {
                first.Add(a[t] - a[t - 1]);
                second.Add(b[t] - b[t - 1]);
            }
        if (first.Count < LeastPairs || Values.AreEqual([.. first]) || Values.AreEqual([.. second]))
            return 0;
        var (x, y) = (Standardized([.. first]), Standardized([.. second]));
        return Math.Clamp(x.Zip(y, (p, q) => p * q).Sum() / x.Length, -1, 1);
    }

    private static double[] Standardized(double[] values)
    {
        var mean = Values.Mean(values);
        var largest = values.Max(v => Math.Abs(v - mean));
        double[] scaled = [.. values.Select(v => (v - mean) / largest)];
        var deviation = Math.Sqrt(scaled.Sum(v => v * v) / scaled.Length);
        return [.. scaled.Select(v => v / deviation)];
    }
}

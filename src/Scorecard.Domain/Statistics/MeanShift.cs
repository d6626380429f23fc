using MathNet.Numerics.Distributions;

namespace Scorecard.Domain.Statistics;

/// <summary>How far the mean of some values lies from the mean of those before them, and how well that is known.</summary>
/// <param name="Shift">The mean after less the mean before, in the unit of the values.</param>
/// <param name="Reach">Half the width of its confidence interval, 0 or more.</param>
internal readonly record struct MeanShift(double Shift, double Reach)
{
    /// <summary>More resemblance than this is not told apart from a walk without a level.</summary>
    private const double MostAlike = 0.95;

    /// <summary>Whether the interval leaves 0 out.</summary>
    public bool IsCertain => Math.Abs(Shift) > Reach;

    /// <summary>
    /// Welch's interval for values of which neighbours resemble each other: the variances of the means, and what the sample variances miss,
    /// are those of an autoregression of order 1. Its coefficient is the autocorrelation at 1 of what is left without the two means, freed
    /// from its bias (−(2 + 4 φ) / n; Kendall, 1954) and three quarters of a standard error larger, since it is an estimate.
    /// </summary>
    /// <param name="before">At least two present values, in order.</param>
    /// <param name="after">The same.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    public static MeanShift Of(double[] before, double[] after, double confidence)
    {
        var shift = Values.Mean(after) - Values.Mean(before);
        var alike = Alike(before, after);
        var (earlier, later) = (MeanVariance(before.Length, alike), MeanVariance(after.Length, alike));
        var left = Values.Variance(before) * Missed(before, earlier) * earlier;
        var right = Values.Variance(after) * Missed(after, later) * later;
        var rounding = Values.RoundingOf([.. before, .. after]);
        if (left + right <= rounding * rounding)
            return new(shift, 0);
        var share = left / (left + right);
        var freedom = 1 / (share * share / Freedom(earlier) + (1 - share) * (1 - share) / Freedom(later));
        return new(shift, StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2) * Math.Sqrt(left + right));
    }

    /// <summary>The coefficient of the autoregression, 0 to <see cref="MostAlike"/>.</summary>
    private static double Alike(double[] before, double[] after)
    {
        var count = before.Length + after.Length;
        var (product, square) = (0.0, 0.0);
        foreach (var side in new[] { before, after })
        {
            var mean = Values.Mean(side);
            for (var i = 0; i < side.Length; i++)
            {
                square += (side[i] - mean) * (side[i] - mean);
                product += i > 0 ? (side[i] - mean) * (side[i - 1] - mean) : 0;
            }
        }
        if (!(square > 0))
            return 0;
        var unbiased = Math.Clamp((count * product / square + 2) / Math.Max(1, count - 4), -MostAlike, MostAlike);
        return Math.Clamp(unbiased + 0.75 * Math.Sqrt((1 - unbiased * unbiased) / count), 0, MostAlike);
    }

    /// <summary>The variance of the mean of so many values, where that of a value is 1.</summary>
    private static double MeanVariance(int count, double alike)
    {
        var (sum, power) = (1.0, 1.0);
        for (var lag = 1; lag < count; lag++)
        {
            power *= alike;
            sum += 2 * (1 - lag / (double)count) * power;
        }
        return sum / count;
    }

    /// <summary>By how much the variance is larger than that around a mean which follows the values.</summary>
    private static double Missed(double[] side, double meanVariance) => (side.Length - 1) / (side.Length * (1 - meanVariance));

    /// <summary>One less than the number of values that a side is worth, at least 1.</summary>
    private static double Freedom(double meanVariance) => Math.Max(1, 1 / meanVariance - 1);
}

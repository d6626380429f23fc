using MathNet.Numerics.Distributions;

namespace Scorecard.Domain.Statistics;

/// <summary>
/// Whether a short series repeats from season to season, in two ways of seeing it: whether its changes differ by their place in the season
/// (analysis of variance), which sees rough patterns, and whether a wave as long as the season stands out among those a little longer and
/// shorter (periodogram), which sees smooth ones.
/// </summary>
internal static class YearlyPattern
{
    private const double Level = 0.01;

    /// <param name="values">NaN for missing.</param>
    /// <param name="changes">From period to period.</param>
    /// <param name="season">Periods, 2 or more, of which there are at least two seasons.</param>
    public static bool IsSeen(ReadOnlySpan<double> values, ReadOnlySpan<double> changes, int season) =>
        ChangesDiffer(changes, season) || WaveStandsOut(values, season);

    private static bool ChangesDiffer(ReadOnlySpan<double> changes, int season)
    {
        var standard = new StandardSeries(changes);
        var (sums, counts) = (new double[season], new int[season]);
        for (var t = 0; t < standard.Length; t++)
            if (standard.Has(t))
                (sums[t % season], counts[t % season]) = (sums[t % season] + standard.Values[t], counts[t % season] + 1);
        var between = 0.0;
        for (var place = 0; place < season; place++)
            between += counts[place] > 0 ? sums[place] * sums[place] / counts[place] : 0;
        return IsLarge(between, season - 1, standard.With(standard, 0) - between, standard.Count - season);
    }

    private static bool WaveStandsOut(ReadOnlySpan<double> values, int season)
    {
        var cycles = values.Length / season;
        var standard = new StandardSeries(values[^(cycles * season)..]);
        var (beside, count) = (0.0, 0);
        for (var wave = Math.Max(1, cycles - 2); wave <= Math.Min(cycles + 2, 2 * cycles - 1); wave++)
            if (wave != cycles)
                (beside, count) = (beside + Power(standard.Values, wave), count + 1);
        return IsLarge(Power(standard.Values, cycles), 2, beside, 2 * count);
    }

    /// <summary>The squares that a wave of so many cycles explains.</summary>
    private static double Power(double[] values, int cycles)
    {
        var (sine, cosine) = (0.0, 0.0);
        for (var t = 0; t < values.Length; t++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * cycles * t / values.Length);
            (sine, cosine) = (sine + s * values[t], cosine + c * values[t]);
        }
        return (sine * sine + cosine * cosine) * 2 / values.Length;
    }

    /// <summary>By the F distribution.</summary>
    private static bool IsLarge(double explained, int by, double left, int free) =>
        free > 0 && explained > 0 && (left <= 0 || FisherSnedecor.CDF(by, free, explained / by / (left / free)) > 1 - Level);
}

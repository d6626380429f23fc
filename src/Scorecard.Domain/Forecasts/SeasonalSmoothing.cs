namespace Scorecard.Domain.Forecasts;

/// <summary>
/// A level, a slope that runs out and what each period of a season adds, each following by a part of every surprise (Holt-Winters, damped
/// and additive, in the error correction form of Hyndman, Koehler, Ord and Snyder, 2008).
/// </summary>
internal static class SeasonalSmoothing
{
    /// <param name="Level">Which part of a surprise moves the level.</param>
    /// <param name="Slope">Which part moves the slope.</param>
    /// <param name="Season">Which part moves what this period of the season adds.</param>
    private readonly record struct Setting(double Level, double Slope, double Season);

    /// <summary>What is left of the slope a period later; 0 without a slope. Finer steps brought forecasts no closer.</summary>
    private static readonly double[] Dampings = [0, 0.9, 0.98];

    private static readonly Setting[] Settings =
    [
        .. from level in new[] { 0.1, 0.3, 0.5, 0.7, 0.9 }
        from slope in new[] { 0, 0.02, 0.1 }
        from season in new[] { 0, 0.1, 0.3 }
        where slope <= level && level + season <= 1
        select new Setting(level, slope, season),
    ];

    /// <summary>
    /// Follows the history with each setting, from the start that fits the values up to the first path best, and at every value goes on
    /// with the setting whose one-step errors up to there have the least squares. What a period of the season adds goes on as a mean of all
    /// seasons so far, and its part of a surprise shrinks to the setting's own.
    /// </summary>
    /// <param name="paths">Overwritten from the first value on whose path is asked for.</param>
    /// <param name="from">That value; two full seasons end with it or before.</param>
    public static void Write(double[][] paths, double[] values, int season, int from)
    {
        var least = new double[values.Length];
        Array.Fill(least, double.PositiveInfinity);
        var (start, bySeason) = (new double[season], new double[season]);
        foreach (var damping in Dampings)
        {
            var begin = Start(values.AsSpan(0, Math.Min(from + 1, values.Length)), damping, start);
            foreach (var setting in Settings)
            {
                if (damping == 0 && setting.Slope > 0)
                    continue;
                start.CopyTo(bySeason, 0);
                var (level, slope, errors, place) = (0.0, begin, 0.0, 0);
                for (var t = 0; t < values.Length; t++)
                {
                    slope *= damping;
                    level += slope;
                    if (!double.IsNaN(values[t]))
                    {
                        var surprise = values[t] - level - bySeason[place];
                        errors += surprise * surprise;
                        level += setting.Level * surprise;
                        slope += setting.Slope * surprise;
                        bySeason[place] += Math.Max(setting.Season, t < from ? 0 : (1 - setting.Level) / (t / season + 1)) * surprise;
                    }
                    place = place + 1 == season ? 0 : place + 1;
                    if (t >= from && errors < least[t])
                    {
                        least[t] = errors;
                        Write(paths[t], level, slope, damping, bySeason, place);
                    }
                }
            }
        }
    }

    private static void Write(double[] path, double level, double slope, double damping, double[] bySeason, int place)
    {
        for (var h = 0; h < path.Length; h++)
        {
            path[h] = (level += slope *= damping) + bySeason[place];
            place = place + 1 == bySeason.Length ? 0 : place + 1;
        }
    }

    /// <summary>
    /// Fits a slope that runs out and a season by least squares: both sides less their means by period of the season give the slope, and
    /// what it leaves gives the season. The level begins at 0, within the season.
    /// </summary>
    /// <param name="bySeason">Overwritten with what each period of the season adds.</param>
    /// <returns>The slope before the first value.</returns>
    private static double Start(ReadOnlySpan<double> values, double damping, double[] bySeason)
    {
        var (season, line, step) = (bySeason.Length, 0.0, 1.0);
        var (lines, lineMeans, counts) = (new double[values.Length], new double[season], new int[season]);
        Array.Clear(bySeason);
        for (var t = 0; t < values.Length; t++)
        {
            lines[t] = line += step *= damping;
            if (double.IsNaN(values[t]))
                continue;
            counts[t % season]++;
            lineMeans[t % season] += line;
            bySeason[t % season] += values[t];
        }
        // A period of the season without any value is as all others are.
        var (all, lineMean, mean) = (counts.Sum(), lineMeans.Sum(), bySeason.Sum());
        for (var p = 0; p < season; p++)
        {
            lineMeans[p] = counts[p] == 0 ? lineMean / all : lineMeans[p] / counts[p];
            bySeason[p] = counts[p] == 0 ? mean / all : bySeason[p] / counts[p];
        }
        var (together, alone) = (0.0, 0.0);
        for (var t = 0; t < values.Length; t++)
            if (!double.IsNaN(values[t]))
            {
                var off = lines[t] - lineMeans[t % season];
                together += off * (values[t] - bySeason[t % season]);
                alone += off * off;
            }
        var slope = alone > 0 ? together / alone : 0;
        for (var p = 0; p < season; p++)
            bySeason[p] -= slope * lineMeans[p];
        return slope;
    }
}

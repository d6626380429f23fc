namespace Scorecard.Domain.Statistics;

/// <summary>Whether a series swings the wider the higher it stands, so that its logs are its steadier form.</summary>
internal static class SpreadAndLevel
{
    /// <summary>
    /// Whether all values are above 0 and, from one season to the next (without a season, from each sixth of the series), the mean absolute
    /// deviation grows with the mean, by a power that is nearer to 1 than to none (a spread-versus-level plot; Tukey, 1977).
    /// </summary>
    /// <param name="values">NaN for missing.</param>
    /// <param name="season">Periods of a season; 1 for none.</param>
    public static bool RiseTogether(ReadOnlySpan<double> values, int season)
    {
        foreach (var value in values)
            if (value <= 0)
                return false;
        var length = season > 1 && values.Length >= 2 * season ? season : Math.Max(4, values.Length / 6);
        var (levels, spreads) = (new List<double>(), new List<double>());
        for (var end = values.Length; end >= length; end -= length)
        {
            var part = Values.Present(values[(end - length)..end]);
            if (2 * part.Length <= length || Values.AreEqual(part))
                continue;
            var mean = Values.Mean(part);
            levels.Add(Math.Log(mean));
            spreads.Add(Math.Log(part.Average(v => Math.Abs(v - mean))));
        }
        if (levels.Count < 2)
            return false;
        var (level, spread, together, alone) = (levels.Average(), spreads.Average(), 0.0, 0.0);
        for (var i = 0; i < levels.Count; i++)
        {
            together += (levels[i] - level) * (spreads[i] - spread);
            alone += (levels[i] - level) * (levels[i] - level);
        }
        return together > alone / 2;
    }
}

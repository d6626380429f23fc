namespace Scorecard.Domain.Forecasts;

/// <summary>A level that follows the values by a part of each surprise, with or without a slope that runs out.</summary>
internal static class TrendSmoothing
{
    /// <param name="Level">Which part of a surprise moves the level.</param>
    /// <param name="Slope">Which part moves the slope.</param>
    /// <param name="Damping">What is left of the slope a period later; 0 without a slope.</param>
    internal readonly record struct Setting(double Level, double Slope, double Damping);

    private readonly record struct State(double Level, double Slope, double Errors);

    public static readonly Setting[] Levels =
    [
        .. from level in new[] { 0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 } select new Setting(level, 0, 0),
    ];

    public static readonly Setting[] Trends =
    [
        .. from level in new[] { 0, 0.1, 0.3, 0.6, 0.9 }
        from slope in new[] { 0, 0.02, 0.1, 0.3 }
        from damping in new[] { 0.8, 0.9, 0.95, 0.98 }
        where slope <= level
        select new Setting(level, slope, damping),
    ];

    /// <summary>
    /// Follows the history with each setting at once, and at every value goes on with the setting whose one-step errors up to there have
    /// the least squares.
    /// </summary>
    public static double[][] Paths(double[] values, int horizon, int from, Setting[] settings)
    {
        var (paths, states, count) = (new double[values.Length][], new State[settings.Length], 0);
        for (var t = 0; t < values.Length; t++)
        {
            var present = !double.IsNaN(values[t]);
            if (present)
                count++;
            var best = 0;
            for (var s = 0; s < settings.Length; s++)
            {
                states[s] = Next(states[s], settings[s], values[t], count, present);
                if (states[s].Errors < states[best].Errors)
                    best = s;
            }
            if (t >= from)
                paths[t] = Path(states[best], settings[best].Damping, horizon);
        }
        return paths;
    }

    /// <summary>
    /// The parts of a surprise that move level and slope begin as those of a mean or a straight line through all values so far, and shrink
    /// to the setting's own: the first values have no say of their own.
    /// </summary>
    private static State Next(State state, Setting setting, double value, int count, bool present)
    {
        if (count == 1 && present)
            return new(value, 0, 0);
        var (level, slope) = (state.Level + setting.Damping * state.Slope, setting.Damping * state.Slope);
        if (!present)
            return new(level, slope, state.Errors);
        var surprise = value - level;
        var errors = count > 2 ? state.Errors + surprise * surprise : 0;
        if (setting.Damping == 0)
            return new(level + Math.Max(setting.Level, 1.0 / count) * surprise, 0, errors);
        double n = count;
        return new(
            level + Math.Max(setting.Level, 2 * (2 * n - 1) / (n * (n + 1))) * surprise,
            slope + Math.Max(setting.Slope, 6 / (n * (n + 1))) * surprise,
            errors
        );
    }

    private static double[] Path(State state, double damping, int horizon)
    {
        var (path, level, slope) = (new double[horizon], state.Level, state.Slope);
        for (var h = 0; h < horizon; h++)
            path[h] = level += slope *= damping;
        return path;
    }
}

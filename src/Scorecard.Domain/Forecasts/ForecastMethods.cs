namespace Scorecard.Domain.Forecasts;

/// <summary>How a forecast is made.</summary>
public enum ForecastMethod
{
    /// <summary>The last value, again.</summary>
    Naive,

    /// <summary>The value of the same period one season ago. From two full seasons.</summary>
    SeasonalNaive,

    /// <summary>A level that follows the values by a part of each surprise (simple exponential smoothing).</summary>
    Smoothing,

    /// <summary>A level and a slope that runs out (damped trend; Gardner and McKenzie, 1985).</summary>
    DampedTrend,
}

/// <summary>
/// What each method would have said at every value of a history, from that value and those before it alone. Missing values are passed over
/// in time: a level waits, a slope goes on, and a season keeps its place.
/// </summary>
internal static class ForecastMethods
{
    private static readonly double[] Levels = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    private static readonly (double Level, double Slope, double Damping)[] Trends =
    [
        .. from level in new[] { 0, 0.1, 0.3, 0.6 }
        from slope in new[] { 0, 0.02, 0.1 }
        from damping in new[] { 0.9, 0.95, 0.98 }
        where slope <= level
        select (level, slope, damping),
    ];

    /// <returns>For each value, the path over the horizon that follows it; all finite. The first value is present.</returns>
    public static double[][] Paths(ForecastMethod method, double[] values, int season, int horizon) =>
        method switch
        {
            ForecastMethod.Naive => Repeated(values, 1, horizon),
            ForecastMethod.SeasonalNaive => Repeated(values, season, horizon),
            ForecastMethod.Smoothing => Best(values, horizon, [.. Levels.Select(level => (level, -1.0, 0.0))]),
            ForecastMethod.DampedTrend => Best(values, horizon, Trends),
        };

    private static double[][] Repeated(double[] values, int season, int horizon)
    {
        var paths = new double[values.Length][];
        var last = 0.0;
        var bySeason = new double[season];
        Array.Fill(bySeason, double.NaN);
        for (var t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(values[t]))
                bySeason[t % season] = last = values[t];
            var path = paths[t] = new double[horizon];
            for (var h = 0; h < horizon; h++)
                path[h] = bySeason[(t + 1 + h) % season] is var known && double.IsNaN(known) ? last : known;
        }
        return paths;
    }

    /// <summary>
    /// Follows the history with each setting at once, and at every value goes on with the setting whose one-step errors up to there have
    /// the least squares.
    /// </summary>
    private static double[][] Best(double[] values, int horizon, (double Level, double Slope, double Damping)[] settings)
    {
        var paths = new double[values.Length][];
        var states = new (double Level, double Slope, double Errors)[settings.Length];
        var count = 0;
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
            paths[t] = Path(states[best].Level, states[best].Slope, settings[best].Damping, horizon);
        }
        return paths;
    }

    /// <summary>
    /// The parts of a surprise that move level and slope begin as those of a mean or a straight line through all values so far, and shrink
    /// to the setting's own: the first values have no say of their own.
    /// </summary>
    private static (double Level, double Slope, double Errors) Next(
        (double Level, double Slope, double Errors) state,
        (double Level, double Slope, double Damping) setting,
        double value,
        int count,
        bool present
    )
    {
        if (count == 1 && present)
            return (value, 0, 0);
        var (level, slope) = (state.Level + setting.Damping * state.Slope, setting.Damping * state.Slope);
        if (!present)
            return (level, slope, state.Errors);
        var surprise = value - level;
        var errors = count > 2 ? state.Errors + surprise * surprise : 0;
        if (setting.Slope < 0)
            return (level + Math.Max(setting.Level, 1.0 / count) * surprise, 0, errors);
        double n = count;
        return (
            level + Math.Max(setting.Level, 2 * (2 * n - 1) / (n * (n + 1))) * surprise,
            slope + Math.Max(setting.Slope, 6 / (n * (n + 1))) * surprise,
            errors
        );
    }

    private static double[] Path(double level, double slope, double damping, int horizon)
    {
        var path = new double[horizon];
        for (var h = 0; h < horizon; h++)
            path[h] = level += slope *= damping;
        return path;
    }
}

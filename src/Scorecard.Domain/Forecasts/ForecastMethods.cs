using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Forecasts;

/// <summary>How a forecast is made.</summary>
public enum ForecastMethod
{
    /// <summary>The last value, again.</summary>
    Naive,

    /// <summary>The value of the same period one season ago. From two full seasons.</summary>
    SeasonalNaive,

    /// <summary>The value of the same period one season ago, and what a season changed on average. From two full seasons.</summary>
    SeasonalNaiveWithChange,

    /// <summary>A level that follows the values by a part of each surprise (simple exponential smoothing).</summary>
    Smoothing,

    /// <summary>A level and a slope that runs out (damped trend; Gardner and McKenzie, 1985).</summary>
    DampedTrend,

    /// <summary>The same of the logs: a rate of growth that runs out.</summary>
    DampedTrendOnLogs,

    /// <summary>
    /// A level, a slope that runs out and what each period of a season adds (Holt-Winters, damped and additive). From two full seasons
    /// and six values.
    /// </summary>
    DampedTrendWithSeason,

    /// <summary>The same of the logs: a rate of growth that runs out, and a factor for each period of a season.</summary>
    DampedTrendWithSeasonOnLogs,
}

/// <summary>
/// What each method would have said at the values of a history, from that value and those before it alone. Missing values are passed over
/// in time: a level waits, a slope goes on, and a season keeps its place.
/// </summary>
internal static class ForecastMethods
{
    /// <summary>No measurement's log lies beyond it (1e100).</summary>
    private const double LargestLog = 230;

    public static bool IsOnLogs(this ForecastMethod method) =>
        method switch
        {
            ForecastMethod.DampedTrendOnLogs or ForecastMethod.DampedTrendWithSeasonOnLogs => true,
            ForecastMethod.Naive
            or ForecastMethod.SeasonalNaive
            or ForecastMethod.SeasonalNaiveWithChange
            or ForecastMethod.Smoothing
            or ForecastMethod.DampedTrend
            or ForecastMethod.DampedTrendWithSeason => false,
        };

    /// <summary>How many full seasons lie behind a value at which the method says something of its own.</summary>
    public static int SeasonsBehind(this ForecastMethod method) =>
        method switch
        {
            ForecastMethod.Naive or ForecastMethod.Smoothing or ForecastMethod.DampedTrend or ForecastMethod.DampedTrendOnLogs => 0,
            ForecastMethod.SeasonalNaive or ForecastMethod.SeasonalNaiveWithChange => 1,
            ForecastMethod.DampedTrendWithSeason or ForecastMethod.DampedTrendWithSeasonOnLogs => 2,
        };

    /// <param name="values">The first is present; NaN for missing ones. All are above 0 for a method on logs.</param>
    /// <param name="from">The first value whose path is asked for.</param>
    /// <returns>For each value from there on, the path over the horizon that follows it; all finite. Null before.</returns>
    public static double[][] Paths(ForecastMethod method, double[] values, int season, int horizon, int from) =>
        method switch
        {
            ForecastMethod.Naive => Repeated(values, 1, horizon, from, changing: false),
            ForecastMethod.SeasonalNaive => Repeated(values, season, horizon, from, changing: false),
            ForecastMethod.SeasonalNaiveWithChange => Repeated(values, season, horizon, from, changing: true),
            ForecastMethod.Smoothing => TrendSmoothing.Paths(values, horizon, from, TrendSmoothing.Levels),
            ForecastMethod.DampedTrend => TrendSmoothing.Paths(values, horizon, from, TrendSmoothing.Trends),
            ForecastMethod.DampedTrendOnLogs => OnLogs(ForecastMethod.DampedTrend, values, season, horizon, from),
            ForecastMethod.DampedTrendWithSeason => WithSeason(values, season, horizon, from),
            ForecastMethod.DampedTrendWithSeasonOnLogs => OnLogs(ForecastMethod.DampedTrendWithSeason, values, season, horizon, from),
        };

    private static double[][] OnLogs(ForecastMethod method, double[] values, int season, int horizon, int from)
    {
        var paths = Paths(method, Values.Logs(values), season, horizon, from);
        foreach (var path in paths.AsSpan(from))
            for (var h = 0; h < horizon; h++)
                path[h] = Math.Exp(Math.Clamp(path[h], -LargestLog, LargestLog));
        return paths;
    }

    /// <summary>Until two full seasons are there, a season is only repeated.</summary>
    private static double[][] WithSeason(double[] values, int season, int horizon, int from)
    {
        var paths = Repeated(values, season, horizon, from, changing: true);
        SeasonalSmoothing.Write(paths, values, season, Math.Max(from, 2 * season - 1));
        return paths;
    }

    private static double[][] Repeated(double[] values, int season, int horizon, int from, bool changing)
    {
        var (paths, last, bySeason) = (new double[values.Length][], 0.0, new double[season]);
        var (changes, count) = (0.0, 0);
        Array.Fill(bySeason, double.NaN);
        for (var t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(values[t]))
            {
                if (changing && t >= season && !double.IsNaN(values[t - season]))
                    (changes, count) = (changes + values[t] - values[t - season], count + 1);
                bySeason[t % season] = last = values[t];
            }
            if (t < from)
                continue;
            var change = count == 0 ? 0 : changes / count;
            var path = paths[t] = new double[horizon];
            for (var h = 0; h < horizon; h++)
                path[h] = bySeason[(t + 1 + h) % season] is var known && double.IsNaN(known) ? last : known + (1 + h / season) * change;
        }
        return paths;
    }
}

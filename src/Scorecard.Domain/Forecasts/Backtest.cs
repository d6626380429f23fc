using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Forecasts;

/// <summary>
/// A rolling-origin backtest: each method stands at many values of the history in turn, sees nothing after it, and is held against what
/// came (Tashman, 2000; errors scaled after Hyndman and Koehler, 2006).
/// </summary>
internal sealed class Backtest
{
    /// <summary>The latest values that are looked at: ten years of months.</summary>
    public const int MostValues = 120;

    /// <summary>Values without which there is no forecast.</summary>
    public const int LeastValues = 8;

    public const int LeastOrigins = 6;

    /// <summary>
    /// How much closer a method must be for the naive one to lose: less is a tie, since the best of several draws some luck.
    /// </summary>
    public const double Tie = 0.03;

    private const int MostSteps = 24;

    private readonly double[] values;
    private readonly int[] origins;
    private readonly int steps;

    private Backtest(double[] values, int[] origins, int steps) => (this.values, this.origins, this.steps) = (values, origins, steps);

    public ForecastMethod Method { get; private init; }

    /// <summary>0 to 1: by how much of the naive method's error the chosen one is closer.</summary>
    public double Closer { get; private init; }

    public int Origins => origins.Length;

    /// <summary>Whether errors are those of logs: they grow with the values, and neither a value nor a path is 0 or less.</summary>
    public bool IsOnLogs { get; private init; }

    /// <summary>What the chosen method says after the last value.</summary>
    public double[] Path => Paths[^1];

    /// <summary>The same at each origin and at the last value; null at others.</summary>
    private double[][] Paths { get; init; } = [];

    /// <param name="values">The first and the last are present, and at least <see cref="LeastValues"/> are; NaN for the others.</param>
    /// <param name="possible">Paths are drawn into it.</param>
    public static Backtest Of(double[] values, int season, int horizon, (double Lowest, double Highest) possible)
    {
        int[] present = [.. Enumerable.Range(0, values.Length).Where(t => !double.IsNaN(values[t]))];
        var first = Math.Min(Math.Max(4, 2 * present.Length / 5), present.Length - 1 - LeastOrigins);
        int[] origins = [.. present[first..^1]];
        var seasons = season == 1 || values.Length < 2 * season ? 0 : SeasonsBehind(origins, season);
        if (seasons > 0)
            origins = [.. origins.Where(t => t + 1 >= season)];
        var risesTogether = SpreadAndLevel.RiseTogether(values, season);
        var test = new Backtest(values, origins, Math.Min(horizon, MostSteps));
        var best = (Method: ForecastMethod.Naive, Paths: PathsOf(ForecastMethod.Naive), Error: 0.0);
        best.Error = test.Error(best.Paths);
        var naive = best.Error;
        foreach (
            var method in Enum.GetValues<ForecastMethod>()
                .Where(m => m != ForecastMethod.Naive && m.SeasonsBehind() <= seasons && (risesTogether || !m.IsOnLogs()))
        )
            if (PathsOf(method) is var paths && test.Error(paths) is var error && error < Math.Min(best.Error, (1 - Tie) * naive))
                best = (method, paths, error);
        return new(test.values, test.origins, test.steps)
        {
            Method = best.Method,
            Closer = naive > 0 ? 1 - best.Error / naive : 0,
            Paths = best.Paths,
            IsOnLogs = risesTogether && best.Paths.AsSpan(origins[0]).ToArray().All(path => path.All(value => value > 0)),
        };

        double[][] PathsOf(ForecastMethod method)
        {
            var paths = ForecastMethods.Paths(method, values, season, horizon, origins[0]);
            foreach (var path in paths.AsSpan(origins[0]))
                for (var h = 0; h < horizon; h++)
                    path[h] = Math.Clamp(path[h], possible.Lowest, possible.Highest);
            return paths;
        }
    }

    /// <summary>The errors at each step, of logs where they are on logs.</summary>
    public StepErrors[] ErrorsByStep() => Errors((t, h) => Missed(values[t + h], Paths[t][h - 1]));

    /// <summary>The same of the totals of the first steps.</summary>
    public StepErrors[] ErrorsOfTotals()
    {
        var (totals, expected) = (new double[values.Length], new double[values.Length]);
        return Errors((t, h) => Missed(totals[t] += values[t + h], expected[t] += Paths[t][h - 1]));
    }

    /// <summary>How many full seasons lie behind six origins at least: 0, 1 or 2.</summary>
    private static int SeasonsBehind(int[] origins, int season) =>
        origins.Count(t => t + 1 >= 2 * season) >= LeastOrigins ? 2
        : origins.Count(t => t + 1 >= season) >= LeastOrigins ? 1
        : 0;

    /// <summary>
    /// The mean absolute error of all steps. The scale of the mean absolute scaled error is that of the series, the same for all methods:
    /// comparing needs none.
    /// </summary>
    private double Error(double[][] paths)
    {
        var (sum, count) = (0.0, 0);
        foreach (var t in origins)
            for (var h = 1; h <= steps && t + h < values.Length; h++)
                if (!double.IsNaN(values[t + h]))
                    (sum, count) = (sum + Math.Abs(values[t + h] - paths[t][h - 1]), count + 1);
        return sum / count;
    }

    private double Missed(double value, double expected) => IsOnLogs ? Math.Log(value / expected) : value - expected;

    private StepErrors[] Errors(Func<int, int, double> missed) =>
        [.. Enumerable.Range(1, steps).Select(h => StepErrors.Of(origins.Where(t => t + h < values.Length).Select(t => missed(t, h))))];
}

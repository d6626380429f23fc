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
    /// How much closer a method must be for the naive one to lose: less is a tie, since the best of three draws some luck.
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

    /// <summary>What the chosen method says after the last value.</summary>
    public double[] Path { get; private init; } = [];

    /// <summary>What it would have said at each value.</summary>
    private double[][] Paths { get; init; } = [];

    /// <param name="values">The first and the last are present, and at least <see cref="LeastValues"/> are; NaN for the others.</param>
    public static Backtest Of(double[] values, int season, int horizon)
    {
        var present = Enumerable.Range(0, values.Length).Where(t => !double.IsNaN(values[t])).ToArray();
        var steps = Math.Min(horizon, MostSteps);
        var first = Math.Min(Math.Max(4, present.Length / 2), present.Length - 1 - LeastOrigins);
        int[] origins = [.. present[first..^1]];
        var seasonal = season > 1 && values.Length >= 2 * season && origins.Count(t => t + 1 >= season) >= LeastOrigins;
        if (seasonal)
            origins = [.. origins.Where(t => t + 1 >= season)];
        var naive = ForecastMethods.Paths(ForecastMethod.Naive, values, season, horizon);
        var method = ForecastMethod.Naive;
        var paths = naive;
        var error = Error(naive);
        var naiveError = error;
        foreach (var candidate in Enum.GetValues<ForecastMethod>())
            if (
                candidate != ForecastMethod.Naive
                && (seasonal || candidate != ForecastMethod.SeasonalNaive)
                && ForecastMethods.Paths(candidate, values, season, horizon) is var tried
                && Error(tried) is var tries
                && tries < Math.Min(error, (1 - Tie) * naiveError)
            )
            {
                method = candidate;
                paths = tried;
                error = tries;
            }
        return new(values, origins, steps)
        {
            Method = method,
            Closer = naiveError > 0 ? 1 - error / naiveError : 0,
            Paths = paths,
            Path = paths[^1],
        };

        // The scale of the mean absolute scaled error is that of the series, the same for all methods: comparing needs none.
        double Error(double[][] paths)
        {
            var sum = 0.0;
            var count = 0;
            foreach (var t in origins)
                for (var h = 1; h <= steps && t + h < values.Length; h++)
                    if (!double.IsNaN(values[t + h]))
                    {
                        sum += Math.Abs(values[t + h] - paths[t][h - 1]);
                        count++;
                    }
            return sum / count;
        }
    }

    /// <summary>Mean square and number of the errors at each step.</summary>
    public (double Square, int Count)[] ErrorsByStep() => Errors((t, h) => values[t + h] - Paths[t][h - 1]);

    /// <summary>The same of the totals of the first steps.</summary>
    public (double Square, int Count)[] ErrorsOfTotals()
    {
        var totals = new double[values.Length];
        return Errors((t, h) => totals[t] += values[t + h] - Paths[t][h - 1]);
    }

    private (double Square, int Count)[] Errors(Func<int, int, double> error)
    {
        var all = new (double Square, int Count)[steps];
        for (var h = 1; h <= steps; h++)
        {
            var sum = 0.0;
            var count = 0;
            foreach (var t in origins)
                if (t + h < values.Length && error(t, h) is var e && !double.IsNaN(e))
                {
                    sum += e * e;
                    count++;
                }
            all[h - 1] = (count == 0 ? 0 : sum / count, count);
        }
        return all;
    }
}

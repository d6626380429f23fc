using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Forecasts;

/// <summary>Widens the path of a backtest's method by the errors that it made at each step.</summary>
internal static class Fan
{
    /// <summary>With which power of the steps a random walk's errors grow.</summary>
    private const double RandomWalk = 0.5;

    /// <summary>From so many steps on, how errors grow is seen and not only supposed.</summary>
    private const int LeastStepsOfGrowth = 4;

    public static (Outlook[] Steps, Outlook[] Totals) Of(Backtest test, double[] present, double? lowest, double? highest)
    {
        var (path, errors) = (test.Path, test.ErrorsByStep());
        var scales = Scales(errors, path.Length, RandomWalk, first: 0);
        if (scales[0] == 0)
            scales = Scales([], path.Length, RandomWalk, first: ScaleOfChanges(test.IsOnLogs ? Values.Logs(present) : present));
        var (ofTotals, steps, totals) = (
            Scales(test.ErrorsOfTotals(), path.Length, 1 + RandomWalk, first: scales[0]),
            new Outlook[path.Length],
            new Outlook[path.Length]
        );
        var known = Math.Max(1, Known(errors).Count());
        var (sum, together) = (0.0, 0.0);
        for (var h = 0; h < path.Length; h++)
        {
            var independent = Independent(test.Origins, scales[h] / scales[0], errors[Math.Min(h, known - 1)]);
            // A third is taken off, since the best method was picked by the same errors.
            steps[h] = new(path[h], scales[h], Math.Max(2, (int)(independent * 2 / 3)))
            {
                IsOnLogs = test.IsOnLogs,
                Lowest = lowest,
                Highest = highest,
            };
            sum += path[h];
            together += test.IsOnLogs ? path[h] * scales[h] : scales[h];
            // Errors of a total are at most those of its steps when all miss on one side.
            var ofTotal = test.IsOnLogs ? sum * ofTotals[h] : ofTotals[h];
            totals[h] = new(sum, ofTotal > 0 ? Math.Min(ofTotal, together) : together, Math.Max(2, (int)independent))
            {
                Lowest = (h + 1) * lowest,
                Highest = (h + 1) * highest,
            };
        }
        return (steps, totals);
    }

    /// <summary>
    /// From how many independent errors a scale is known. Neighbouring origins that miss alike say the same thing, and where errors pile
    /// up with the steps they share most of them: a random walk's grow with the root of the steps.
    /// </summary>
    private static double Independent(int origins, double growth, StepErrors errors) =>
        origins * Math.Min(2 / (1 + growth * growth), errors.OwnShare);

    private static IEnumerable<StepErrors> Known(StepErrors[] errors) => errors.TakeWhile(e => e.Count >= Backtest.LeastOrigins);

    /// <summary>
    /// The typical errors, smoothed so that they never shrink with the steps (pooled neighbours, weighted by their number). Steps that were
    /// seen fewer than six times go on from the last one that was, growing with a power of the steps: halfway between the supposed one and
    /// the one by which the others grew.
    /// </summary>
    /// <param name="supposed">The power by which the errors of a random walk would grow.</param>
    /// <param name="first">Stands for the first step where none was seen often enough.</param>
    private static double[] Scales(StepErrors[] errors, int steps, double supposed, double first)
    {
        var pools = new List<(double Scale, double Weight, int Length)>();
        foreach (var step in Known(errors))
        {
            pools.Add((step.Scale, step.Count, 1));
            while (pools.Count > 1 && pools[^2].Scale >= pools[^1].Scale)
            {
                var (a, b) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add(((a.Scale * a.Weight + b.Scale * b.Weight) / (a.Weight + b.Weight), a.Weight + b.Weight, a.Length + b.Length));
            }
        }
        double[] known = [.. pools.SelectMany(p => Enumerable.Repeat(p.Scale, p.Length))];
        if (known.Length == 0)
            known = [first];
        var power = known.Length < LeastStepsOfGrowth || known[0] == 0 ? supposed : (supposed + Grown(known, supposed)) / 2;
        return
        [
            .. Enumerable
                .Range(1, steps)
                .Select(h => h <= known.Length ? known[h - 1] : known[^1] * Math.Pow(h / (double)known.Length, power)),
        ];
    }

    private static double Grown(double[] known, double supposed) =>
        Math.Clamp(Math.Log(known[^1] / known[0]) / Math.Log(known.Length), supposed - RandomWalk, supposed + RandomWalk);

    private static double ScaleOfChanges(double[] present) => StepErrors.Of(Series.Difference(present, 1)).Scale;
}

namespace Scorecard.Domain.Forecasts;

/// <summary>Widens the path of a backtest's method by the errors that it made at each step.</summary>
internal static class Fan
{
    public static (Outlook[] Steps, Outlook[] Totals) Of(Backtest test, double[] present)
    {
        var path = test.Path;
        var scales = Scales(test.ErrorsByStep(), path.Length, 0.5, 0);
        if (scales[0] == 0)
            scales = Scales([(Changes(present), Backtest.LeastOrigins)], path.Length, 0.5, 0);
        var ofTotals = Scales(test.ErrorsOfTotals(), path.Length, 1.5, scales[0]);
        var steps = new Outlook[path.Length];
        var totals = new Outlook[path.Length];
        var (sum, together) = (0.0, 0.0);
        for (var h = 0; h < path.Length; h++)
        {
            (sum, together) = (sum + path[h], together + scales[h]);
            steps[h] = new(path[h], scales[h], Freedom(test.Origins, scales[h] / scales[0]));
            // Errors of a total are at most those of its steps when all miss on one side.
            totals[h] = new(sum, ofTotals[h] > 0 ? Math.Min(ofTotals[h], together) : together, steps[h].DegreesOfFreedom);
        }
        return (steps, totals);
    }

    /// <summary>
    /// From how many independent errors a scale is known. Where errors pile up with the steps, neighbouring origins share most of them: a
    /// random walk's grow with the root of the steps, and so many origins say the same thing. A third is taken off, since the best method
    /// was picked by the same errors.
    /// </summary>
    private static int Freedom(int origins, double growth) => Math.Max(2, (int)(4 * origins / (3 * (1 + growth * growth))));

    /// <summary>
    /// The root mean square errors, smoothed so that they never shrink with the steps (pooled neighbours, weighted by their number). Steps
    /// that were seen fewer than six times go on from the last one that was, growing with a power of the steps.
    /// </summary>
    private static double[] Scales((double Square, int Count)[] errors, int steps, double power, double first)
    {
        var pools = new List<(double Square, double Weight, int Length)>();
        foreach (var (square, count) in errors.TakeWhile(e => e.Count >= Backtest.LeastOrigins))
        {
            pools.Add((square, count, 1));
            while (pools.Count > 1 && pools[^2].Square >= pools[^1].Square)
            {
                var (a, b) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add(((a.Square * a.Weight + b.Square * b.Weight) / (a.Weight + b.Weight), a.Weight + b.Weight, a.Length + b.Length));
            }
        }
        double[] known = [.. pools.SelectMany(p => Enumerable.Repeat(Math.Sqrt(p.Square), p.Length))];
        if (known.Length == 0)
            known = [first];
        return
        [
            .. Enumerable
                .Range(1, steps)
                .Select(h => h <= known.Length ? known[h - 1] : known[^1] * Math.Pow(h / (double)known.Length, power)),
        ];
    }

    private static double Changes(double[] present)
    {
        var sum = 0.0;
        for (var i = 1; i < present.Length; i++)
            sum += (present[i] - present[i - 1]) * (present[i] - present[i - 1]);
        return sum / (present.Length - 1);
    }
}

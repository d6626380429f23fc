using System.Diagnostics;
using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Statistics;

namespace Scorecard.Benchmarks;

/// <summary>The charts and forecasts of a whole organization: 1,000 KPIs of 60 months, each with its fan over the twelve months to come, on one thread.</summary>
internal static class Behaviour
{
    private const int Kpis = 1000,
        Months = 60;

    public static void Run(Action<string, string, string, string> say)
    {
        double[][] series = [.. Enumerable.Range(0, Kpis).Select(Series)];
        var times = new double[31];
        for (var turn = -5; turn < times.Length; turn++) // Until the code is compiled for good.
        {
            var clock = Stopwatch.StartNew();
            All(series);
            if (turn >= 0)
                times[turn] = clock.Elapsed.TotalMilliseconds;
        }
        Array.Sort(times);
        say(
            "Charts and forecasts of 1,000 KPIs x 60 months",
            $"{times[times.Length / 2]:0} ms",
            $"fastest {times[0]:0} ms, slowest {times[^1]:0} ms",
            "1000 ms"
        );
    }

    private static double All(double[][] series)
    {
        var sum = 0.0;
        foreach (var values in series)
        {
            sum += ProcessBehaviour.Of(values, Direction.HigherIsBetter).Signals.Count;
            var forecast = Forecast.Of(values, 12, 12);
            foreach (var step in forecast.Steps)
                sum += step.Half.Low + step.Eighty.High + step.NinetyFive.High + step.ChanceOf(100, Direction.HigherIsBetter)!.Value;
            sum += forecast.YearEnd(0, 12)!.Value.Centre;
        }
        return sum;
    }

    /// <summary>In turn a level, a walk, a trend and a season, all with noise.</summary>
    private static double[] Series(int seed)
    {
        var random = new Random(seed);
        var walked = 100.0;
        return
        [
            .. Enumerable
                .Range(0, Months)
                .Select(t =>
                    (seed % 4) switch
                    {
                        0 => 100 + Noise(),
                        1 => walked += Noise() / 2,
                        2 => 100 + t + Noise(),
                        _ => 100 + 12 * Math.Sin(2 * Math.PI * t / 12) + Noise(),
                    }
                ),
        ];

        double Noise() => 10 * (random.NextDouble() + random.NextDouble() - 1);
    }
}

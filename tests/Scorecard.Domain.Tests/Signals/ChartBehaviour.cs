using System.Globalization;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Tests.Evidence;

namespace Scorecard.Domain.Tests.Signals;

/// <summary>What process behaviour charts say of made-up series as their values come in, in percent; the same for the same words.</summary>
internal static class ChartBehaviour
{
    private const int Series = 1000;

    /// <param name="series">Such as “noise”, “AR 0.5”, “1 sd after 12”.</param>
    public static double Of(string series, string what) =>
        what switch
        {
            "found within 12" => Percent(seed =>
                Finds(Shifted(series, seed), int.Parse(series.Split(' ')[^1], CultureInfo.InvariantCulture))
            ),
            "months with a signal, 13 to 23" => Alarms(series, 12, 23),
            "months with a signal, 25 to 48" => Alarms(series, 24, 48),
            "months with a signal, 49 to 96" => Alarms(series, 48, 96),
            "new start proposed, 25 to 48" => Percent(seed =>
                Enumerable.Range(25, 24).Any(n => Chart(Stationary(series, seed, 48)[..n]).ProposedRebase is not null)
            ),
            "said to raise false alarms" => Percent(seed => Chart(Stationary(series, seed, 24)).Segments[0].Resemblances.Count > 0),
            "charted on differences" => Percent(seed => Chart(Stationary(series, seed, 36)).YearBefore > 0),
            _ => throw new ArgumentException(what),
        };

    private static ProcessBehaviour Chart(double[] values) => ProcessBehaviour.Of(values, Direction.HigherIsBetter, new() { Season = 12 });

    private static double Percent(Func<int, bool> holds) => 100.0 * Enumerable.Range(0, Series).Count(holds) / Series;

    private static bool Finds(double[] values, int shiftedFrom) =>
        Enumerable.Range(shiftedFrom + 1, 12).Any(n => Chart(values[..n]).Signals.Any(s => s.Index == n - 1 && s.Side == SignalSide.High));

    private static double Alarms(string series, int from, int to) =>
        100.0
        * Enumerable
            .Range(0, Series)
            .Sum(seed =>
            {
                var values = Stationary(series, seed, to);
                return Enumerable.Range(from + 1, to - from).Count(n => Chart(values[..n]).SignalAt(n - 1) is not null);
            })
        / Series
        / (to - from);

    /// <summary>“1 sd after 12”.</summary>
    private static double[] Shifted(string series, int seed)
    {
        var words = series.Split(' ');
        var size = double.Parse(words[0], CultureInfo.InvariantCulture);
        var after = int.Parse(words[^1], CultureInfo.InvariantCulture);
        return [.. Stationary("noise", seed, after + 12).Select((v, t) => t < after ? v : v + size)];
    }

    private static double[] Stationary(string series, int seed, int count) =>
        series switch
        {
            "noise" => Simulated.Autoregressive(seed, 0, count),
            "AR 0.5" => Simulated.Autoregressive(seed, 0.5, count),
            "AR 0.8" => Simulated.Autoregressive(seed, 0.8, count),
            "season" => Simulated.Of("season", seed, count),
            _ => throw new ArgumentException(series),
        };
}

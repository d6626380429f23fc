using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Forecasts;

/// <summary>Whether there is a forecast, and of what kind.</summary>
public enum ForecastState
{
    /// <summary>Fewer than 8 values: no forecast.</summary>
    TooFewValues,

    /// <summary>All values are equal: that value again, and the fan has no width.</summary>
    Constant,
    Ready,
}

/// <summary>Where a series is heading, judged by how well the same method would have done on its own past.</summary>
/// <param name="Missing">How many more values a forecast needs; 0 where there is one.</param>
/// <param name="CloserPercent">By how much the method's errors were smaller than those of repeating the last value, 0 to 100; 0 for the
/// naive method.</param>
/// <param name="Checks">At how many values of the past the methods were compared.</param>
/// <param name="Last">Index of the last present value, from which steps count; −1 without any.</param>
/// <param name="Steps">What the value may be 1, 2, ... periods after the last one; empty without a forecast.</param>
/// <param name="Totals">What the sum of the first 1, 2, ... of those periods may be.</param>
public sealed record Forecast(
    ForecastState State,
    int Missing,
    ForecastMethod Method,
    double CloserPercent,
    int Checks,
    int Last,
    IReadOnlyList<Outlook> Steps,
    IReadOnlyList<Outlook> Totals
)
{
    /// <summary>Forecasts a series from its latest 120 values.</summary>
    /// <param name="values">One per period, oldest first; NaN for a missing one, and infinities count as missing. Missing values keep their
    /// place in time and are passed over.</param>
    /// <param name="season">Periods of a season, such as 12 for months; 1 for none.</param>
    /// <param name="horizon">How many periods ahead, at least 1.</param>
    /// <param name="lowest">The least that a value can be; no path and no fan goes below. Null for no limit.</param>
    /// <param name="highest">The most that a value can be.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="season"/> or <paramref name="horizon"/> is below 1.</exception>
    public static Forecast Of(ReadOnlySpan<double> values, int season, int horizon, double? lowest = null, double? highest = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var (history, last) = History(values);
        var present = Values.Present(history);
        if (present.Length < Backtest.LeastValues)
            return new(ForecastState.TooFewValues, Backtest.LeastValues - present.Length, ForecastMethod.Naive, 0, 0, last, [], []);
        if (Values.AreEqual(present))
            return new(
                ForecastState.Constant,
                0,
                ForecastMethod.Naive,
                0,
                0,
                last,
                [.. Enumerable.Repeat(new Outlook(present[^1], 0, 2), horizon)],
                [.. Enumerable.Range(1, horizon).Select(h => new Outlook(h * present[^1], 0, 2))]
            );
        var test = Backtest.Of(history, season, horizon, (lowest ?? double.NegativeInfinity, highest ?? double.PositiveInfinity));
        var (steps, totals) = Fan.Of(test, present, lowest, highest);
        return new(ForecastState.Ready, 0, test.Method, 100 * test.Closer, test.Origins, last, steps, totals);
    }

    /// <summary>
    /// What the sum over a year comes to: what is booked, and the outlook of the periods that remain. Null without a forecast that reaches
    /// so far.
    /// </summary>
    /// <param name="booked">The sum of the values of the year up to the last one.</param>
    /// <param name="remaining">Periods of the year after the last value, 0 or more.</param>
    /// <param name="before">Periods after the last value that come before the year; the interval is as wide as if they counted.</param>
    public Outlook? YearEnd(double booked, int remaining, int before = 0) =>
        remaining == 0 ? new Outlook(booked, 0, 2)
        : before + remaining <= Totals.Count
            ? Totals[before + remaining - 1].Plus(before == 0 ? booked : booked - Totals[before - 1].Centre) with
            {
                Lowest = booked + Totals[remaining - 1].Lowest,
                Highest = booked + Totals[remaining - 1].Highest,
            }
        : null;

    /// <summary>From the first to the last present value of the latest ones.</summary>
    private static (double[] History, int Last) History(ReadOnlySpan<double> values)
    {
        var last = values.Length - 1;
        while (last >= 0 && !Values.IsPresent(values[last]))
            last--;
        var first = last + 1;
        var count = 0;
        for (var i = last; i >= 0 && count < Backtest.MostValues; i--)
            if (Values.IsPresent(values[i]))
            {
                first = i;
                count++;
            }
        return (Values.Clean(values[first..(last + 1)]), last);
    }
}

using Scorecard.Domain.Evidence;

namespace Scorecard.Domain.Tests.Evidence;

public class ReportingPatternsTests
{
    [Fact]
    public void Digits_that_come_alike_are_not_worth_a_look()
    {
        var result = ReportingPatterns.LastDigits([.. Enumerable.Range(0, 200).Select(i => 80 + i * 0.1m)]);
        Assert.Equal(new(WatchTest.LastDigits, WatchState.Tested, 200, 0, 20, 20, result.P), result);
        Assert.Equal(1, result.P!.Value, 1e-9);
        Assert.False(result.IsWorthALook);
    }

    [Fact]
    public void Every_second_value_on_a_round_number_is_worth_a_look()
    {
        var result = ReportingPatterns.LastDigits([.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 50m + i : 50m + i * 0.1m)]);
        Assert.Equal(100, result.Observed);
        Assert.True(result.IsWorthALook);
    }

    [Fact]
    public void Chance_alone_is_worth_a_look_once_in_a_hundred()
    {
        var random = new Random(5);
        var looks = Enumerable
            .Range(0, 1000)
            .Count(_ =>
                ReportingPatterns
                    .LastDigits([.. Enumerable.Range(0, 60).Select(_ => Math.Round(90 + 5 * (decimal)Simulated.Normal(random), 1))])
                    .IsWorthALook
            );
        Assert.InRange(looks, 2, 20);
    }

    [Theory, InlineData("0.1"), InlineData("10"), InlineData("1"), InlineData("0.0001")]
    public void The_last_digit_is_the_one_that_the_series_is_reported_to(string place)
    {
        var unit = decimal.Parse(place, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            0.5,
            ReportingPatterns
                .LastDigits([.. Enumerable.Range(0, 100).Select(i => i * 7 * unit), .. Enumerable.Repeat(300.00000m * unit, 5)])
                .P!.Value,
            0.5
        );
        Assert.True(
            ReportingPatterns.LastDigits([.. Enumerable.Range(0, 100).Select(i => (i % 3 == 0 ? i * 7 : i * 10) * unit)]).IsWorthALook
        );
    }

    [Fact]
    public void Too_few_values_or_a_narrow_span_are_said_and_not_tested()
    {
        Assert.Equal(
            new(WatchTest.LastDigits, WatchState.TooFewValues, 49, 1, 0, 0, null),
            ReportingPatterns.LastDigits([.. Enumerable.Range(0, 49).Select(i => (decimal)i)])
        );
        Assert.Equal(WatchState.TooNarrow, ReportingPatterns.LastDigits([.. Enumerable.Range(0, 80).Select(i => 90m + i % 6)]).State);
        Assert.Equal(WatchState.TooNarrow, ReportingPatterns.LastDigits([.. Enumerable.Repeat(0m, 80)]).State);
        Assert.Equal(
            WatchState.TooNarrow,
            ReportingPatterns.OnTarget([.. Enumerable.Range(0, 80).Select(i => (90m + i % 6, (decimal?)92))]).State
        );
        Assert.Equal(
            new(WatchTest.OnTarget, WatchState.TooFewValues, 9, 1, 0, 0, null),
            ReportingPatterns.OnTarget([.. Enumerable.Range(0, 9).Select(_ => (95m, (decimal?)95)), (95m, null)])
        );
        Assert.Equal(
            new(WatchTest.LateRevisions, WatchState.TooFewValues, 9, 1, 0, 0, null),
            ReportingPatterns.LateRevisions([.. Enumerable.Repeat(0.95, 9), 1.2, -1, double.NaN])
        );
        Assert.Equal(WatchState.TooFewValues, ReportingPatterns.OnTarget([]).State);
    }

    [Fact]
    public void Values_on_target_are_held_against_those_close_beside_it()
    {
        (decimal, decimal?)[] spread = [.. Enumerable.Range(0, 141).Select(i => (90m + i * 0.1m, (decimal?)95))];
        var usual = ReportingPatterns.OnTarget([.. spread, .. spread]);
        Assert.Equal((14, 2, 2.0, false), (usual.Count, usual.Observed, usual.Expected, usual.IsWorthALook));
        var heaped = ReportingPatterns.OnTarget([.. spread, .. spread, .. Enumerable.Repeat((95m, (decimal?)95), 6)]);
        Assert.Equal((20, 8), (heaped.Count, heaped.Observed));
        Assert.Equal(20 / 7.0, heaped.Expected, 1e-9);
        // 8 or more of 20 at one in seven: by hand, the sum of C(20, k) (1/7)^k (6/7)^(20-k).
        Assert.Equal(0.0043644, heaped.P!.Value, 1e-6);
        Assert.True(heaped.IsWorthALook);
    }

    [Fact]
    public void Revisions_spread_over_the_window_are_usual_and_late_ones_are_not()
    {
        var spread = ReportingPatterns.LateRevisions([.. Enumerable.Range(0, 20).Select(i => i / 20.0)]);
        Assert.Equal((20, 2, 2.0, false), (spread.Count, spread.Observed, spread.Expected, spread.IsWorthALook));
        var late = ReportingPatterns.LateRevisions([.. Enumerable.Range(0, 10).Select(i => i / 20.0), .. Enumerable.Repeat(0.97, 6)]);
        Assert.Equal((16, 6, 1.6), (late.Count, late.Observed, late.Expected));
        Assert.Equal(0.0032967, late.P!.Value, 1e-6);
        Assert.True(late.IsWorthALook);
        Assert.Equal(1, ReportingPatterns.LateRevisions(Enumerable.Repeat(0.5, 10).ToArray()).P);
    }

    [Fact]
    public void The_largest_and_the_finest_decimals_are_no_trouble()
    {
        decimal[] wide = [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? decimal.MaxValue - i : decimal.MinValue + 3 * i)];
        Assert.Equal(WatchState.Tested, ReportingPatterns.LastDigits(wide).State);
        Assert.Equal(
            WatchState.TooFewValues,
            ReportingPatterns.OnTarget([.. wide.Select(v => (v, (decimal?)0.0000000000000000000000000001m))]).State
        );
    }
}

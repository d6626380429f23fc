using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Tests.Evidence;

namespace Scorecard.Domain.Tests.Signals;

/// <summary>From which values limits are drawn, how those that come later are judged, and what of it a row marks.</summary>
public class BaselineTests
{
    [Fact]
    public void Limits_come_from_the_first_values_and_stay()
    {
        var values = Simulated.Of("level", 1, 60);
        Limits At(int count) => ProcessBehaviour.Of(values.AsSpan(0, count), Direction.HigherIsBetter).Segments.Single().Limits!.Value;
        Assert.NotEqual(At(10), At(11));
        Assert.Equal(At(12), At(23));
        Assert.NotEqual(At(12), At(24));
        Assert.Equal(At(24), At(60));
    }

    [Theory]
    [InlineData(12, 12)]
    [InlineData(36, 36)]
    [InlineData(99, 40)] // values went missing since
    [InlineData(5, 12)]
    public void A_person_may_have_them_drawn_from_another_number(int wanted, int drawn)
    {
        var options = new ProcessBehaviourOptions { DrawnFrom = new Dictionary<int, int> { [0] = wanted } };
        var values = Simulated.Of("level", 1, 40);
        Assert.Equal(drawn, ProcessBehaviour.Of(values, Direction.HigherIsBetter, options).Segments.Single().DrawnFrom);
    }

    [Fact]
    public void A_gap_is_no_value_that_limits_are_drawn_from()
    {
        double[] values = [double.NaN, 1, 2, double.NaN, .. Enumerable.Range(0, 12).Select(i => 1.0 + i % 2)];
        var segment = ProcessBehaviour.Of(values, Direction.HigherIsBetter).Segments.Single();
        Assert.Equal((12, 14), (segment.DrawnFrom, segment.DrawnUntil));
    }

    [Fact]
    public void Later_values_have_a_normal_range_that_knows_that_it_is_an_estimate()
    {
        double[] values = [.. Enumerable.Range(0, 24).Select(i => 10.0 + i % 2), 14, 13.5];
        var chart = ProcessBehaviour.Of(values, Direction.HigherIsBetter);
        var segment = chart.Segments.Single();
        Assert.Equal((10.5, 13.16), (segment.Limits!.Value.Centre, segment.Limits.Value.Upper));
        Assert.Equal(segment.Limits, segment.LimitsAt(23));
        Assert.Equal(10.5 + 2.66 * 1.25, segment.LimitsAt(24)!.Value.Upper, 1e-12);
        Assert.Equal([24], chart.Signals.Where(s => s.Rule == SignalRule.Outside).Select(s => s.Index));
    }

    [Fact]
    public void Equal_values_that_begin_to_move_draw_their_limits_from_all_of_them()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 30), 1, 0, 0, 2, 0, 1];
        var segment = ProcessBehaviour.Of(values, Direction.LowerIsBetter).Segments.Single();
        Assert.Equal((LimitState.Firm, 36), (segment.State, segment.DrawnFrom));
    }

    [Fact]
    public void The_mark_of_a_row_is_gone_three_periods_after_a_run_became_a_signal_and_never_against_the_latest_change()
    {
        double[] calm = [.. Enumerable.Range(1, 24).Select(i => 10.0 + i % 3)];
        SignalMark? Mark(params double[] after)
        {
            double[] values = [.. calm, .. after];
            return SignalMark.Of(ProcessBehaviour.Of(values, Direction.HigherIsBetter), values);
        }
        double[] run = [12, 12, 12, 12, 12, 12, 12];
        Assert.Null(Mark(run));
        Assert.Equal((SignalRule.Run, 8), Mark([.. run, 12]) is { } eighth ? (eighth.Signal.Rule, eighth.Count) : default);
        Assert.Equal(10, Mark([.. run, 12, 12, 12])?.Count);
        Assert.Null(Mark([.. run, 12, 12, 12, 12]));
        Assert.Null(Mark([.. run, 11.9]));
        Assert.Equal(SignalRule.Outside, Mark(16)?.Signal.Rule);
        Assert.Equal(SignalRule.Outside, Mark(17, 18)?.Signal.Rule);
        Assert.Null(Mark(18, 17));
        Assert.Null(Mark(16, double.NaN));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.8, 1)]
    public void Values_that_resemble_those_before_them_are_said_to_raise_false_alarms(double alike, int lag)
    {
        var segment = ProcessBehaviour.Of(Simulated.Autoregressive(3, alike, 30), Direction.HigherIsBetter).Segments.Single();
        Assert.Equal(lag, segment.Resemblances.Select(r => r.Lag).SingleOrDefault());
        Assert.All(segment.Resemblances, r => Assert.InRange(r.Correlation, 1.96 / Math.Sqrt(24), 1));
    }

    [Fact]
    public void A_season_is_charted_on_differences_from_three_years_of_months_on_and_not_where_it_is_not_looked_for()
    {
        var values = Simulated.Of("season", 3, 40);
        int YearBefore(int count, int season) =>
            ProcessBehaviour.Of(values.AsSpan(0, count), Direction.HigherIsBetter, new() { Season = season }).YearBefore;
        Assert.Equal(0, YearBefore(35, 12));
        Assert.Equal(12, YearBefore(36, 12));
        Assert.Equal(0, YearBefore(40, 1));
        var segment = ProcessBehaviour.Of(values, Direction.HigherIsBetter, new() { Season = 12 }).Segments.Single();
        Assert.Equal((28, 24), (segment.Count, segment.DrawnFrom));
    }
}

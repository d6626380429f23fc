using System.Text.Json;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Signals;

public class ProcessBehaviourTests
{
    /// <summary>Limits at −6 and 6, centre 0, mean moving range 6 / 2.66: what the rules are tried on.</summary>
    private static readonly Limits SixAround = new(0, 6 / 2.66, -6, 6, 3.267 * 6 / 2.66, 0);

    [SkippableFact]
    public void The_published_example_unscreened_and_screened()
    {
        var path = Files.Shared("vectors/evidence.json");
        Skip.If(path is null, "../shared/vectors/evidence.json is not there.");
        var vector = JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("xmr_nhsr_deviations");
        double[] data = [.. vector.GetProperty("data").EnumerateArray().Select(v => v.GetDouble())];
        var (plain, screened) = (vector.GetProperty("unscreened"), vector.GetProperty("screened_mr_ge_3.267amr_dropped"));

        // Its limits are drawn from all 18 values, as a person may want them.
        var whole = new Dictionary<int, int> { [0] = data.Length };
        var all = LimitsOf(data, new(Screen: false) { DrawnFrom = whole });
        Same(plain.GetProperty("mean"), all.Centre);
        Same(plain.GetProperty("amr"), all.MovingRange);
        Same(plain.GetProperty("unpl"), all.Upper);
        Same(plain.GetProperty("lnpl"), all.Lower);
        Same(plain.GetProperty("url"), all.UpperRange);
        Assert.Equal(0, all.Screened);

        var kept = LimitsOf(data, new() { DrawnFrom = whole });
        Same(screened.GetProperty("amr"), kept.MovingRange);
        Same(screened.GetProperty("unpl"), kept.Upper);
        Same(screened.GetProperty("lnpl"), kept.Lower);
        Assert.Equal(2, kept.Screened);

        static void Same(JsonElement expected, double actual) => Assert.Equal(expected.GetDouble(), actual, 1e-7);
    }

    [Fact]
    public void The_median_variant_keeps_its_limits_when_one_value_runs_away()
    {
        double[] calm = [10, 12, 11, 13, 10, 12, 14, 11, 12, 10, 13, 12],
            wild = [.. calm[..5], 500, .. calm[6..]];
        var (before, after) = (
            LimitsOf(calm, new(LimitVariant.Median, Screen: false)),
            LimitsOf(wild, new(LimitVariant.Median, Screen: false))
        );
        Assert.Equal((12.0, 2.0), (before.Centre, before.MovingRange));
        Assert.Equal((12 + 2 * 3.145, 12 - 2 * 3.145, 2 * 3.865), (before.Upper, before.Lower, before.UpperRange));
        Assert.Equal(before.Centre, after.Centre);
        Assert.Equal(before.MovingRange, after.MovingRange);
    }

    [Theory]
    [InlineData(0, LimitState.None, 5)]
    [InlineData(4, LimitState.None, 1)]
    [InlineData(5, LimitState.Trial, 0)]
    [InlineData(11, LimitState.Trial, 0)]
    [InlineData(12, LimitState.Firm, 0)]
    public void Limits_are_trial_from_5_values_and_firm_from_12(int count, LimitState state, int missing)
    {
        double[] values = [double.NaN, .. Enumerable.Range(0, count).Select(i => i % 3.0), double.PositiveInfinity];
        var segment = Assert.Single(ProcessBehaviour.Of(values, Direction.HigherIsBetter).Segments);
        Assert.Equal((state, missing, count), (segment.State, segment.Missing, segment.Count));
        Assert.Equal(state == LimitState.None, segment.Limits is null);
    }

    [Fact]
    public void A_series_of_equal_values_has_limits_on_the_value_and_no_signal()
    {
        var chart = ProcessBehaviour.Of(
            Enumerable.Repeat(0.1 + 0.2, 30).Append(0.3).ToArray(),
            Direction.HigherIsBetter,
            new(Rules: RuleSet.Nhs)
        );
        var segment = Assert.Single(chart.Segments);
        Assert.Equal(LimitState.Constant, segment.State);
        Assert.Equal((segment.Limits!.Value.Centre, segment.Limits.Value.Centre), (segment.Limits.Value.Lower, segment.Limits.Value.Upper));
        Assert.Empty(chart.Signals);
        Assert.Null(chart.ProposedRebase);
    }

    [Theory, InlineData(LimitVariant.Mean), InlineData(LimitVariant.Median)]
    public void A_single_jump_in_equal_values_does_not_leave_limits_without_width(LimitVariant variant)
    {
        double[] values = [5, 5, 5, 5, 5, 5, 50, 5, 5, 5, 5, 5, 5, 5];
        var chart = ProcessBehaviour.Of(values, Direction.HigherIsBetter, new(variant));
        Assert.True(chart.Segments[0].Limits!.Value.MovingRange > 0);
        Assert.Equal([6], chart.Signals.Where(s => s.Rule == SignalRule.Outside).Select(s => s.Index));
    }

    [Theory]
    [InlineData(RuleSet.Wheeler, SignalRule.Outside, "6", "6.01")]
    [InlineData(RuleSet.Wheeler, SignalRule.Run, "1 1 1 1 1 1 1", "1 1 1 1 1 1 1 1")]
    [InlineData(RuleSet.Wheeler, SignalRule.Run, "1 1 1 1 0 1 1 1 1", "1 1 1 1 2 1 1 1 1")]
    [InlineData(RuleSet.Wheeler, SignalRule.NearLimit, "4 4 0 0 4", "4 4 0 4")]
    [InlineData(RuleSet.Wheeler, SignalRule.NearLimit, "3 3 3 3", "3.01 3.01 3.01")]
    [InlineData(RuleSet.Wheeler, SignalRule.NearLimit, "4 4 -4 -4", "4 -4 4 4")]
    [InlineData(RuleSet.Nhs, SignalRule.Outside, "6", "6.01")]
    [InlineData(RuleSet.Nhs, SignalRule.Run, "1 1 1 1 1 1", "1 1 1 1 1 1 1")]
    [InlineData(RuleSet.Nhs, SignalRule.NearLimit, "5 0 0 5", "5 0 5")]
    [InlineData(RuleSet.Nhs, SignalRule.NearLimit, "4 4 4", "4.01 4.01")]
    [InlineData(RuleSet.Nhs, SignalRule.Trend, "-3 -2 -1 0 1 2", "-3 -2 -1 0 1 2 3")]
    [InlineData(RuleSet.Nhs, SignalRule.Trend, "-3 -2 -1 -1 0 1 2", "-3 -2 -1 -0.9 0 1 2")]
    public void A_rule_fires_at_its_boundary_and_keeps_quiet_before_it(RuleSet rules, SignalRule rule, string quiet, string fires)
    {
        foreach (var (sign, side) in new[] { (1, SignalSide.High), (-1, SignalSide.Low) })
        {
            Assert.DoesNotContain(Judged(rules, Numbers(quiet, sign)), s => s.Rule == rule);
            var values = Numbers(fires, sign);
            Assert.Contains(Judged(rules, values), s => s.Rule == rule && s.Side == side && s.Index == values.Length - 1);
        }
    }

    [Fact]
    public void A_trend_is_no_signal_of_the_Wheeler_set() => Assert.Empty(Judged(RuleSet.Wheeler, [-1.5, -1, -0.5, 0, 0.5, 1, 1.5]));

    [Fact]
    public void A_signal_says_where_its_pattern_began_and_gaps_are_passed_over()
    {
        double[] values = [-1, 1, 1, double.NaN, 1, 1, 1, 1, 1, double.NaN, 1];
        Assert.Equal([new(10, 1, SignalRule.Run, SignalSide.High, SignalMeaning.Improvement)], Judged(RuleSet.Wheeler, values));
    }

    [Theory]
    [InlineData(Direction.HigherIsBetter, SignalMeaning.Improvement, SignalMeaning.Concern)]
    [InlineData(Direction.LowerIsBetter, SignalMeaning.Concern, SignalMeaning.Improvement)]
    [InlineData(Direction.WithinRange, SignalMeaning.Neither, SignalMeaning.Neither)]
    [InlineData(Direction.YesNo, SignalMeaning.Neither, SignalMeaning.Neither)]
    public void A_signal_is_an_improvement_a_concern_or_neither(Direction direction, SignalMeaning high, SignalMeaning low)
    {
        var signals = SignalsOf([7, 0, -7, 0], direction);
        Assert.Equal([high, low], signals.Select(s => s.Meaning));
    }

    [Fact]
    public void A_lasting_shift_proposes_a_new_start_and_history_keeps_its_limits()
    {
        double[] values = [.. Enumerable.Range(0, 14).Select(i => 10.0 + i % 3), .. Enumerable.Range(0, 9).Select(i => 20.0 + i % 3)];
        var chart = ProcessBehaviour.Of(values, Direction.HigherIsBetter);
        Assert.Equal(14, chart.ProposedRebase);

        var rebased = ProcessBehaviour.Of(values, Direction.HigherIsBetter, new() { Rebases = [14] });
        Assert.Equal([(0, 14), (14, 9)], rebased.Segments.Select(s => (s.Start, s.Length)));
        Assert.Equal(LimitsOf(values[..14]), rebased.Segments[0].Limits);
        Assert.Equal(LimitState.Trial, rebased.Segments[1].State);
        Assert.Equal(21, rebased.Segments[1].Limits!.Value.Centre);
        Assert.Empty(rebased.Signals);
        Assert.Null(rebased.ProposedRebase);
        Assert.Same(rebased.Segments[0], rebased.SegmentAt(13));
        Assert.Same(rebased.Segments[1], rebased.SegmentAt(14));
    }

    [Fact]
    public void A_run_that_is_over_proposes_nothing()
    {
        double[] values = [.. Enumerable.Range(0, 14).Select(i => 10.0 + i % 3), .. Enumerable.Range(0, 9).Select(i => 20.0 + i % 3), 10];
        var chart = ProcessBehaviour.Of(values, Direction.HigherIsBetter);
        Assert.Contains(chart.Signals, s => s.Rule == SignalRule.Run);
        Assert.Null(chart.ProposedRebase);
    }

    [Fact]
    public void A_new_start_without_a_value_after_it_proposes_nothing()
    {
        double[] values =
        [
            .. Enumerable.Range(0, 14).Select(i => 10.0 + i % 3),
            .. Enumerable.Range(0, 9).Select(i => 20.0 + i % 3),
            double.NaN,
            double.NaN,
        ];
        var chart = ProcessBehaviour.Of(values, Direction.HigherIsBetter, new() { Rebases = [24] });
        Assert.Equal(LimitState.None, chart.Segments[1].State);
        Assert.Null(chart.ProposedRebase);
    }

    [Fact]
    public void A_new_start_that_is_no_index_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcessBehaviour.Of([1, 2, 3], Direction.HigherIsBetter, new() { Rebases = [3] }));

    private static Limits LimitsOf(double[] values, ProcessBehaviourOptions? options = null) =>
        ProcessBehaviour.Of(values, Direction.HigherIsBetter, options).Segments.Single().Limits!.Value;

    private static double[] Numbers(string list, int sign) =>
        [.. list.Split(' ').Select(n => sign * double.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];

    private static List<Signal> Judged(RuleSet rules, double[] values) =>
        SignalRules.Of(values, 0, values.Length, SixAround, rules, Direction.HigherIsBetter);

    private static List<Signal> SignalsOf(double[] values, Direction direction) =>
        SignalRules.Of(values, 0, values.Length, SixAround, RuleSet.Wheeler, direction);
}

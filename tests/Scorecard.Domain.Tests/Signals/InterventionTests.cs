using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Tests.Evidence;

namespace Scorecard.Domain.Tests.Signals;

public class InterventionTests
{
    private static readonly double[] Before = [10, 12, 11, 13, 10, 12, 14, 11, 12, 10, 13, 12];

    [Theory]
    [InlineData(Direction.HigherIsBetter, InterventionVerdict.ShiftedRightWay)]
    [InlineData(Direction.LowerIsBetter, InterventionVerdict.ShiftedWrongWay)]
    [InlineData(Direction.WithinRange, InterventionVerdict.Shifted)]
    public void A_shift_is_the_right_or_the_wrong_way_by_the_direction(Direction direction, InterventionVerdict expected)
    {
        var judged = Intervention.Of([.. Before, 19, 20, 21, 19, 21], Before.Length, direction);
        Assert.Equal(expected, judged.Verdict);
        Assert.Equal(20 - Before.Average(), judged.Shift!.Value, 1e-9);
        Assert.InRange(judged.Low!.Value, 0.1, judged.Shift.Value);
        Assert.InRange(judged.High!.Value, judged.Shift.Value, 12);
        Assert.Equal(ProcessBehaviour.Of(Before, direction).Segments[0].Limits, judged.Limits);
        Assert.All(judged.Signals, s => Assert.InRange(s.Index, Before.Length, Before.Length + 4));
    }

    [Fact]
    public void The_interval_is_Welchs_where_neighbours_do_not_resemble_each_other()
    {
        // Welch by hand: means 2 and 5, variances 1.2 and 1.2 over 6 each, standard error 0.632456, 10 degrees of freedom, t 2.228139.
        var judged = Intervention.Of([1, 3, 1, 3, 1, 3, 4, 6, 4, 6, 4, 6], 6, Direction.HigherIsBetter);
        Assert.Equal(3, judged.Shift!.Value, 1e-12);
        Assert.Equal(3 - 2.228139 * 0.632456, judged.Low!.Value, 1e-5);
        Assert.Equal(3 + 2.228139 * 0.632456, judged.High!.Value, 1e-5);
    }

    [Fact]
    public void The_interval_holds_the_true_shift_about_as_often_as_it_says()
    {
        bool Held(int seed, double memory)
        {
            var random = new Random(seed);
            var last = 0.0;
            double[] values =
            [
                .. Enumerable.Range(0, 60).Select(t => (last = memory * last + Simulated.Normal(random)) + (t < 36 ? 0 : 2)),
            ];
            var judged = Intervention.Of(values, 36, Direction.HigherIsBetter);
            return judged.Low <= 2 && 2 <= judged.High;
        }
        Assert.InRange(Enumerable.Range(0, 500).Average(s => Held(s, 0) ? 100.0 : 0), 92, 99);
        Assert.InRange(Enumerable.Range(0, 500).Average(s => Held(s, 0.5) ? 100.0 : 0), 88, 98);
    }

    [Fact]
    public void Noise_that_goes_on_is_no_shift()
    {
        var wrong = Enumerable
            .Range(0, 300)
            .Count(seed =>
                Intervention.Of(Simulated.Of("level", seed, 48), 24, Direction.HigherIsBetter).Verdict
                    is not InterventionVerdict.NoDetectableShift
            );
        Assert.InRange(wrong, 0, 15);
    }

    [Fact]
    public void It_is_too_early_until_there_is_enough_on_both_sides()
    {
        Assert.Equal((InterventionVerdict.TooEarly, 1, 0), Of(Before[..4], [30, 31, 30, 31, 30, 31, 30, 31]));
        Assert.Equal((InterventionVerdict.TooEarly, 0, 5), Of(Before, []));
        Assert.Equal((InterventionVerdict.TooEarly, 0, 1), Of(Before, [30, 31, 30, 31]));
        Assert.Equal((InterventionVerdict.ShiftedRightWay, 0, 0), Of(Before, [30, 31, 30, 31, 30]));
        Assert.Equal((InterventionVerdict.TooEarly, 0, 1), Of(Before, Before[..7]));
        Assert.Equal((InterventionVerdict.NoDetectableShift, 0, 0), Of(Before, Before[..8]));
        Assert.Equal((InterventionVerdict.TooEarly, 5, 5), Of([], []));

        (InterventionVerdict, int, int) Of(double[] before, double[] after) =>
            Intervention.Of([.. before, .. after], before.Length, Direction.HigherIsBetter) is var judged
                ? (judged.Verdict, judged.MissingBefore, judged.MissingAfter)
                : default;
    }

    [Fact]
    public void Limits_that_started_again_before_the_initiative_are_those_it_is_held_against()
    {
        double[] values = [.. Enumerable.Repeat(Before, 2).SelectMany((b, i) => b.Select(v => v + 50 * i)), 61, 62, 63, 60, 62, 64, 61, 62];
        var judged = Intervention.Of(values, 24, Direction.HigherIsBetter, new() { Rebases = [12, 28] });
        Assert.Equal((InterventionVerdict.NoDetectableShift, 12), (judged.Verdict, judged.Before));
        Assert.Equal(50 + Before.Average(), judged.Limits!.Value.Centre, 1e-9);
    }

    [Fact]
    public void A_value_that_never_moved_before_and_moves_for_good_has_shifted()
    {
        var judged = Intervention.Of([.. Enumerable.Repeat(5.0, 8), .. Enumerable.Repeat(6.0, 8)], 8, Direction.HigherIsBetter);
        Assert.Equal((InterventionVerdict.ShiftedRightWay, 1.0, 1.0, 1.0), (judged.Verdict, judged.Shift, judged.Low, judged.High));
        Assert.Equal(
            InterventionVerdict.NoDetectableShift,
            Intervention.Of(Enumerable.Repeat(5.0, 16).ToArray(), 8, Direction.HigherIsBetter).Verdict
        );
    }

    [Fact]
    public void Values_that_say_too_little_for_a_verdict_are_said_to()
    {
        double[] slow = [.. Enumerable.Range(0, 32).Select(t => 10 * Math.Sin(t / 6.0) + t % 2)];
        var judged = Intervention.Of(slow, 24, Direction.HigherIsBetter);
        Assert.Equal(InterventionVerdict.CannotTell, judged.Verdict);
        Assert.True(judged.High - judged.Shift > judged.Limits!.Value.Upper - judged.Limits.Value.Centre);
    }

    [Fact]
    public void A_point_of_score_has_a_cost_only_where_the_score_rose()
    {
        Assert.Equal(2500m, Intervention.CostPerPoint(20_000m, 8));
        Assert.Null(Intervention.CostPerPoint(20_000m, 0));
        Assert.Null(Intervention.CostPerPoint(20_000m, -3));
        Assert.Null(Intervention.CostPerPoint(20_000m, double.NaN));
    }

    [Fact]
    public void A_start_beyond_the_values_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervention.Of(Before, Before.Length + 1, Direction.HigherIsBetter));
}

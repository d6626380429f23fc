using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;

namespace Scorecard.Domain.Tests.Signals;

public class AssuranceTests
{
    private static readonly Limits TwoToEight = new(5, 3 / 2.66, 2, 8, 3.267 * 3 / 2.66, 0),
        Five = new(5, 0, 5, 5, 0, 0);

    [Theory]
    [InlineData(1.99, Assurance.AlwaysMeets, Assurance.NeverMeets)]
    [InlineData(2, Assurance.AlwaysMeets, Assurance.HitOrMiss)]
    [InlineData(5, Assurance.HitOrMiss, Assurance.HitOrMiss)]
    [InlineData(8, Assurance.HitOrMiss, Assurance.AlwaysMeets)]
    [InlineData(8.01, Assurance.NeverMeets, Assurance.AlwaysMeets)]
    [InlineData(double.NaN, Assurance.None, Assurance.None)]
    public void A_target_outside_the_limits_is_always_or_never_met_and_one_on_a_limit_is_met_from_there(
        double target,
        Assurance higher,
        Assurance lower
    )
    {
        Assert.Equal(higher, Assurances.Of(TwoToEight, target, Direction.HigherIsBetter));
        Assert.Equal(lower, Assurances.Of(TwoToEight, target, Direction.LowerIsBetter));
        Assert.Equal(Assurance.None, Assurances.Of(TwoToEight, target, Direction.WithinRange));
        Assert.Equal(Assurance.None, Assurances.Of(TwoToEight, target, Direction.YesNo));
    }

    [Theory, InlineData(4.9, true, false), InlineData(5, true, true), InlineData(5.1, false, true)]
    public void A_process_without_any_spread_always_or_never_meets(double target, bool higher, bool lower)
    {
        Assert.Equal(higher ? Assurance.AlwaysMeets : Assurance.NeverMeets, Assurances.Of(Five, target, Direction.HigherIsBetter));
        Assert.Equal(lower ? Assurance.AlwaysMeets : Assurance.NeverMeets, Assurances.Of(Five, target, Direction.LowerIsBetter));
    }

    [Fact]
    public void Each_segment_has_its_own()
    {
        double[] values = [.. Enumerable.Range(0, 12).Select(i => 10.0 + i % 3), .. Enumerable.Range(0, 12).Select(i => 20.0 + i % 3), 30];
        var chart = ProcessBehaviour.Of(values, Direction.HigherIsBetter, new() { Rebases = [12, 24] });
        Assert.Equal(
            [Assurance.NeverMeets, Assurance.AlwaysMeets, Assurance.None],
            chart.Segments.Select(s => s.AssuranceOf(16, Direction.HigherIsBetter))
        );
    }
}

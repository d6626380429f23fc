using Scorecard.Domain.Evidence;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Signals;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Evidence;

/// <summary>PUSH begins on 1 January 2025.</summary>
public sealed class InitiativeEffectTests
{
    private static readonly DateOnly Until = new(2025, 12, 31);

    private static readonly decimal?[] Before = [10, 12, 11, 13, 10, 12, 14, 11, 12, 10, 13, 12];

    [Fact]
    public void A_shift_the_right_way_has_a_cost_per_point_of_score()
    {
        var effect = Of("2024-01", [.. Before, 19, 20, 21, 19, 21]);

        Assert.Equal(InterventionVerdict.ShiftedRightWay, effect.Intervention!.Verdict);
        Assert.Equal((0, 12), (effect.From, effect.Start));
        // Scored from 0 at 0 to 100 at 100, so that a point of the value is a point of score.
        Assert.Equal(20.0 - 140.0 / 12, effect.Points!.Value, 9);
        Assert.Equal(1000 / (20.0 - 140.0 / 12), (double)effect.CostPerPoint!.Value, 6);
    }

    [Fact]
    public void Without_a_shift_there_is_no_cost()
    {
        var effect = Of("2024-01", [.. Before, 12, 11, 13, 12, 10, 13, 12, 13]);

        Assert.Equal(InterventionVerdict.NoDetectableShift, effect.Intervention!.Verdict);
        Assert.True(effect.Points > 0);
        Assert.Null(effect.CostPerPoint);
    }

    [Fact]
    public void Where_the_history_begins_later_nothing_can_be_told()
    {
        var effect = Of("2025-03", [19, 20, 21, 19, 21]);

        Assert.Null(effect.Intervention);
        Assert.Equal(-2, effect.Start);
    }

    [Fact]
    public void Before_the_first_value_since_the_start_it_is_too_early()
    {
        var effect = Of("2023-10", [.. Before]);

        Assert.Null(effect.Intervention);
        Assert.Equal(15, effect.Start);
    }

    [Fact]
    public void A_KPI_without_values_is_no_error() => Assert.Null(Of("2024-01", []).Intervention);

    private static InitiativeEffect Of(string first, decimal?[] values)
    {
        var world = new ModelBuilder().Kpi("SALES").Values("SALES", first, values).Initiative("PUSH", serves: "SALES").Build();
        world.Initiative("PUSH").Report(InitiativeStatus.OnTrack, 0.5m, 1000, null);
        return InitiativeEffect.Of(world.Book, world.Initiative("PUSH"), world.Kpi("SALES"), Until);
    }
}

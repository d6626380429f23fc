using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Evidence;

public class YearGoalTests
{
    private static readonly decimal?[] Ten = [1, 2, 4, 3, 5, 6, 8, 7, 9, 10];

    private static readonly ScaleInput Range = new(ScaleKind.Range, LowZero: 2, Low: 4, High: 6, HighZero: 8);

    private static YearGoal Of(ModelBuilder builder, string window = "2025-10") => Of(builder.Build(), window);

    private static YearGoal Of(World world, string window = "2025-10") => YearGoal.Of(world.Book, world.Kpi("A"), world.Window(window));

    [Fact]
    public void With_a_forecast_and_a_target_there_is_a_chance()
    {
        var goal = Of(new ModelBuilder().Kpi("A", target: 12).Values("A", "2025-01", Ten));
        Assert.Equal((YearGoalState.Open, 2, 12.0, 10.0), (goal.State, goal.Ahead, goal.Target, goal.Last));
        Assert.InRange(goal.Chance!.Value, 0, 1);
        Assert.Equal(1, goal.ChangeNeeded);
        Assert.Null(goal.AmountNeeded);
    }

    [Fact]
    public void A_target_that_is_met_needs_no_change() =>
        Assert.Null(Of(new ModelBuilder().Kpi("A", target: 9).Values("A", "2025-01", Ten)).ChangeNeeded);

    [Fact]
    public void A_sum_has_to_reach_the_targets_of_all_periods_together()
    {
        var goal = Of(new ModelBuilder().Kpi("A", aggregation: TimeAggregation.Sum, target: 10).Values("A", "2025-01", Ten));
        Assert.Equal((120.0, 55.0, 32.5), (goal.Target, goal.Booked, goal.AmountNeeded));
        Assert.Null(goal.ChangeNeeded);
    }

    [Fact]
    public void Without_a_chance_it_says_why()
    {
        Assert.Equal(
            YearGoalState.YesNo,
            Of(new ModelBuilder().Kpi("A", scale: new ScaleInput(ScaleKind.YesNo, GoodAnswer: true)).Values("A", "2025-01", 1, 0, 1)).State
        );
        Assert.Equal(YearGoalState.NoValues, Of(new ModelBuilder().Kpi("A").Kpi("B").Values("B", "2025-01", Ten)).State);
        Assert.Equal(YearGoalState.TooFewValues, Of(new ModelBuilder().Kpi("A").Values("A", "2025-04", 1, 2, 3, 4, 5, 6, 7)).State);
        Assert.Equal(
            YearGoalState.TooFarAway,
            Of(new ModelBuilder().Kpi("A", frequency: Frequency.Day).Values("A", "2025-01-01", Ten), "2025-01").State
        );
        Assert.Equal(YearGoalState.Complete, Of(new ModelBuilder().Kpi("A").Values("A", "2025-01", [.. Ten, 11, 12]), "2025-12").State);
        Assert.Equal(YearGoalState.NoTarget, Of(new ModelBuilder().Kpi("A", scale: Range).Values("A", "2025-01", Ten)).State);
    }

    [Fact]
    public void What_closes_before_the_year_ends_has_no_chance()
    {
        var goal = Of(new ModelBuilder().Kpi("A", target: 12).Values("A", "2025-01", Ten).CloseKpi("A", "2025-11-01"));
        Assert.Equal((YearGoalState.ClosesBefore, null, null), (goal.State, goal.Chance, goal.ChangeNeeded));
    }
}

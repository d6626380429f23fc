using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using Scorecard.Web.Pages.Parts;

namespace Scorecard.Web.Tests.Kpis;

public sealed class GoalTests
{
    [Fact]
    public void A_week_belongs_to_the_year_of_its_Thursday()
    {
        var world = new ModelBuilder()
            .Kpi("WEEKS", frequency: Frequency.Week, aggregation: TimeAggregation.Sum, target: 10)
            .Values("WEEKS", "2025-W01", 4, 5, 6)
            .Build();

        var goal = YearGoal.Of(world.Book, world.Kpi("WEEKS"), world.Window("2025-06"));

        // The last day of 2025 lies in the first week of 2026.
        Assert.Equal((world.Period("2025-W52"), 49, 520), (goal.Due, goal.Ahead, goal.Target));
    }

    [Fact]
    public void What_is_missing_from_the_year_before_is_not_asked_of_this_one()
    {
        var world = new ModelBuilder()
            .Kpi("SALES", aggregation: TimeAggregation.Sum, target: 10)
            .Values("SALES", "2025-01", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            .Build();

        var goal = YearGoal.Of(world.Book, world.Kpi("SALES"), world.Window("2026-01"));

        Assert.Equal((14, 12, 0, 120), (goal.Ahead, goal.Left, goal.Booked, goal.Target));
        Assert.Equal(goal.Forecast!.Steps.Skip(2).Sum(s => s.Centre), goal.Outlook!.Value.Centre, 1e-9);
        Assert.Contains("would have to add 10 points.", goal.Needed()!.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_closed_before_the_end_of_the_year_has_nothing_to_reach_by_then()
    {
        var world = new ModelBuilder().Kpi("SALES", target: 10).Values("SALES", "2025-01", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).Build();
        world.Kpi("SALES").Close(new(2026, 3, 1));

        var goal = YearGoal.Of(world.Book, world.Kpi("SALES"), world.Window("2026-01"));

        Assert.Equal((null, null), (goal.Forecast, goal.Chance));
        Assert.Equal("It is closed before the end of the year.", goal.Sentence());
        Assert.Null(goal.Needed());
    }
}

using Scorecard.Domain.Attention;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>Years of weeks from Sunday, 4-5-4, to the Saturday nearest to the end of January: FY2023 has 53 weeks.</summary>
public class WeekYearScoringTests
{
    private static ModelBuilder Shop() =>
        new ModelBuilder().FiscalYearFrom(2).YearsOf(new(WeekPattern.FourFiveFour, DayOfWeek.Sunday, WeekYearEnd.Nearest));

    [Fact]
    public void A_sum_of_weeks_takes_in_the_fifty_third_and_its_target()
    {
        var builder = Shop().Kpi("VISITS", target: 10, frequency: Frequency.Week, aggregation: TimeAggregation.Sum);
        for (var week = 1; week <= 53; week++)
            builder.Values("VISITS", $"FY2023-W{week:00}", 5);
        var world = builder.Build();

        Assert.Equal((265, false), (world.Figure("VISITS", "FY2023").Value, world.Figure("VISITS", "FY2023").Partial));
        Assert.Equal(530, world.Explain("VISITS", "FY2023").Scale[^1].Value);
        Assert.Equal(70, world.Figure("VISITS", "FY2023-Q4").Value);
        Assert.Equal(25, world.Figure("VISITS", "FY2023-P12").Value);
        Assert.Equal(20, world.Figure("VISITS", "FY2023-P01").Value);
        Assert.Equal(45, world.Figure("VISITS", "FY2023-P02 to date").Value);
        Assert.Equal(5, world.Figure("VISITS", "2024-02-03").Value);
        Assert.Equal(ScoreState.Missing, world.Figure("VISITS", "2024-02-04").State);
    }

    [Fact]
    public void An_open_month_makes_its_quarter_partial()
    {
        var world = Shop().Kpi("SALES", target: 100, aggregation: TimeAggregation.Sum).Values("SALES", "FY2025-P01", 50, 60).Build();

        var quarter = world.Figure("SALES", "FY2025-Q1");

        Assert.Equal((110, true), (quarter.Value, quarter.Partial));
        Assert.Equal(200, world.Explain("SALES", "FY2025-Q1").Scale[^1].Value);
        Assert.Equal(55, world.Of("SALES", "FY2025-Q1").Value, 9);
    }

    [Fact]
    public void A_target_holds_from_one_of_its_months_on()
    {
        var world = Shop()
            .Kpi("SALES", target: 100, aggregation: TimeAggregation.Sum)
            .Define("SALES", "FY2025-P02", ScaleInput.Progress(0, 200))
            .Values("SALES", "FY2025-P01", 50, 50)
            .Build();

        Assert.Equal((50, 25), (world.Of("SALES", "FY2025-P01").Value, world.Of("SALES", "FY2025-P02").Value));
    }

    [Fact]
    public void A_value_is_due_ten_days_after_the_last_week_of_its_period()
    {
        var world = Shop().Kpi("SALES").Build();
        var kpi = world.Kpi("SALES");

        Assert.Equal(new DateOnly(2024, 2, 13), kpi.DueOn(world.Period("FY2023-P12")));
        Assert.Equal(world.Period("FY2023-P12"), kpi.DueAt(new(2024, 2, 13), world.Calendar));
        Assert.Equal(world.Period("FY2023-P12"), world.Calendar.AskedMonth(new(2024, 2, 4)));
        Assert.Equal(world.Period("FY2023-P11"), world.Calendar.AskedMonth(new(2024, 2, 3)));
    }

    [Fact]
    public void A_season_is_twelve_of_its_months_and_the_year_s_goal_its_last()
    {
        var builder = Shop().Kpi("SALES", target: 100, aggregation: TimeAggregation.Sum);
        for (var month = 0; month < 45; month++)
            builder.Values("SALES", $"FY{2021 + month / 12}-P{month % 12 + 1:00}", month % 12 == 10 ? 200 : 50 + month % 3);
        var world = builder.Build();

        var goal = YearGoal.Of(world.Book, world.Kpi("SALES"), world.Window("FY2024-P09"));

        Assert.Equal(12, goal.History.Season);
        Assert.Equal((world.Period("FY2024-P12"), 3, 1200), (goal.Due, goal.Ahead, goal.Target!.Value));
        Assert.InRange(goal.Forecast!.Steps[1].Centre, 150, 250);
        Assert.InRange(goal.Forecast.Steps[0].Centre, 30, 100);
    }
}

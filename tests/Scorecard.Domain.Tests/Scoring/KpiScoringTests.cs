using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>What the tables of docs/scoring.md leave out: beginnings, endings, and rolled-up KPIs in windows of other lengths.</summary>
public class KpiScoringTests
{
    [Fact]
    public void A_kpi_is_not_applicable_before_it_begins_and_after_it_is_closed()
    {
        var world = new ModelBuilder()
            .Kpi("A", from: "2025-02-10")
            .CloseKpi("A", "2025-05-10")
            .Values("A", "2025-02", 10, 20, 30, 40)
            .Build();
        Assert.Equal(
            [
                ScoreState.NotApplicable,
                ScoreState.Present,
                ScoreState.Present,
                ScoreState.Present,
                ScoreState.Present,
                ScoreState.NotApplicable,
            ],
            Enumerable.Range(1, 6).Select(month => world.Of("A", $"2025-{month:00}").State)
        );
        Assert.Equal((25.0, false), (world.Figure("A", "2025").Value, world.Figure("A", "2025").Partial));
    }

    [Fact]
    public void Closing_a_unit_takes_its_kpis_and_those_below_out_of_the_score_from_then_on()
    {
        var world = new ModelBuilder()
            .Unit("SALES")
            .Unit("NORTH", "SALES")
            .CloseUnit("SALES", "2025-02")
            .Objective("GOAL")
            .Objective("SELL", "NORTH")
            .Objective("LEAD", "SALES")
            .Contribution("SELL", "LEAD")
            .Contribution("LEAD", "GOAL")
            .Kpi("OWN")
            .Kpi("WINS", "SELL")
            .Values("OWN", "2025-01", 80, 80)
            .Values("WINS", "2025-01", 20, 20)
            .Build();
        Assert.Equal([50, 80], new[] { "2025-01", "2025-02" }.Select(month => world.Score("ORG", month)));
        Assert.Equal((ScoreState.NotApplicable, 1.0), (world.Of("WINS", "2025-02").State, world.Of("ORG", "2025-02").Coverage));
    }

    [Fact]
    public void A_target_that_changes_in_july_leaves_june_as_it_was()
    {
        var world = new ModelBuilder().Kpi("A").Define("A", "2025-07", ScaleInput.Progress(0, 200)).Values("A", "2025-06", 80, 80).Build();
        Assert.Equal([80, 40], new[] { "2025-06", "2025-07" }.Select(month => world.Score("A", month)));
    }

    [Fact]
    public void A_definition_in_the_middle_of_a_period_holds_for_the_whole_of_it()
    {
        var world = new ModelBuilder()
            .Kpi("A", frequency: Frequency.Quarter)
            .Define("A", "2025-05", ScaleInput.Progress(0, 200))
            .Values("A", "2025-Q1", 80, 80)
            .Build();
        Assert.Equal([80, 40], new[] { "2025-Q1", "2025-Q2" }.Select(quarter => world.Score("A", quarter)));
    }

    [Fact]
    public void A_weight_that_changes_counts_from_its_period_on()
    {
        var world = new ModelBuilder()
            .Kpi("A")
            .Kpi("B")
            .Define("B", "2025-02", ScaleInput.Progress(0, 100), weight: 3)
            .Values("A", "2025-01", 0, 0)
            .Values("B", "2025-01", 100, 100)
            .Build();
        Assert.Equal([50, 75, 75], new[] { "2025-01", "2025-02", "2025-Q1" }.Select(window => world.Score("GOAL", window)));
    }

    [Fact]
    public void A_carried_value_is_scored_by_the_scale_of_its_own_period()
    {
        var world = new ModelBuilder()
            .Kpi("A", frequency: Frequency.Quarter, carryForward: 1)
            .Define("A", "2025-Q2", ScaleInput.Progress(0, 200))
            .Values("A", "2025-Q1", 80)
            .Build();
        Assert.Equal((80.0, true), (world.Score("A", "2025-04"), world.Figure("A", "2025-04").Carried));
        Assert.Equal(ScoreState.Missing, world.Of("A", "2025-Q2").State);
    }

    [Fact]
    public void A_rolled_up_kpi_adds_up_its_children_s_months_in_a_quarter_and_stands_for_it_in_each_month()
    {
        var world = new ModelBuilder()
            .Kpi("TOP", rollUp: KpiRollUp.Sum, frequency: Frequency.Quarter, aggregation: TimeAggregation.Sum, target: 300)
            .Kpi("A", feeds: "TOP", aggregation: TimeAggregation.Sum)
            .Kpi("B", feeds: "TOP", aggregation: TimeAggregation.Sum)
            .Values("A", "2025-01", 10, 20, 30, 40)
            .Values("B", "2025-01", 40, 50, 60)
            .Build();
        Assert.Equal(
            [210, 210, 40, 250],
            new[] { "2025-Q1", "2025-02", "2025-05", "2025" }.Select(window => world.Figure("TOP", window).Value)
        );
        Assert.Equal([false, true, true], new[] { "2025-Q1", "2025-Q2", "2025" }.Select(window => world.Figure("TOP", window).Partial));
        Assert.Equal(
            [70, Math.Round(250 / 6.0, 12)],
            new[] { "2025-Q1", "2025" }.Select(window => Math.Round(world.Score("TOP", window), 12))
        );
    }

    [Fact]
    public void A_quarterly_parent_in_a_year_to_date_takes_in_the_quarters_that_have_ended()
    {
        var world = new ModelBuilder()
            .Kpi("TOP", rollUp: KpiRollUp.Sum, frequency: Frequency.Quarter, aggregation: TimeAggregation.Sum)
            .Kpi("A", feeds: "TOP", aggregation: TimeAggregation.Sum)
            .Values("A", "2025-01", 1, 1, 1, 1, 1, 1, 1, 1)
            .Build();
        Assert.Equal(
            [3, 3, 6, 6],
            new[] { "2025-02", "2025-05", "2025-06", "2025-08" }.Select(month => world.Figure("TOP", month + " to date").Value)
        );
    }

    [Fact]
    public void Ratios_roll_up_over_children_and_time_by_their_parts()
    {
        var world = new ModelBuilder()
            .Kpi("ALL", rollUp: KpiRollUp.Ratio, aggregation: TimeAggregation.Ratio, measuredIn: "%")
            .Kpi("MID", rollUp: KpiRollUp.Ratio, aggregation: TimeAggregation.Ratio, measuredIn: "%", feeds: "ALL")
            .Kpi("A", feeds: "MID", aggregation: TimeAggregation.Ratio, measuredIn: "%")
            .Kpi("B", feeds: "ALL", aggregation: TimeAggregation.Ratio, measuredIn: "%")
            .Ratio("A", "2025-01", 1, 2)
            .Ratio("A", "2025-02", 1, 8)
            .Ratio("B", "2025-01", 9, 10)
            .Build();
        var january = world.Figure("ALL", "2025-01");
        Assert.Equal((10.0, 12.0), (january.Numerator, january.Denominator));
        Assert.Equal(
            [1000 / 12.0, 12.5, 55],
            new[] { "2025-01", "2025-02", "2025-Q1" }.Select(window => world.Figure("ALL", window).Value)
        );
        Assert.True(world.Figure("ALL", "2025-02").Partial);
    }

    [Fact]
    public void A_parent_that_waits_for_all_waits_in_every_month_but_not_for_months_in_a_year()
    {
        var world = new ModelBuilder()
            .Kpi("TOP", rollUp: KpiRollUp.Sum, requireAll: true, aggregation: TimeAggregation.Sum)
            .Kpi("A", feeds: "TOP", aggregation: TimeAggregation.Sum)
            .Kpi("B", feeds: "TOP", aggregation: TimeAggregation.Sum)
            .Values("A", "2025-01", 10)
            .Values("B", "2025-02", 20)
            .Build();
        Assert.Equal(
            [ScoreState.Missing, ScoreState.Missing, ScoreState.Present],
            new[] { "2025-01", "2025-02", "2025" }.Select(window => world.Figure("TOP", window).State)
        );
        Assert.Equal((30.0, true), (world.Figure("TOP", "2025").Value, world.Figure("TOP", "2025").Partial));
    }

    [Fact]
    public void An_entered_parent_keeps_its_own_figure()
    {
        var world = new ModelBuilder().Kpi("TOP").Kpi("A", feeds: "TOP").Values("TOP", "2025-01", 70).Values("A", "2025-01", 10).Build();
        Assert.Equal(70, world.Figure("TOP", "2025-01").Value);
    }

    [Fact]
    public void A_kpi_s_own_bands_colour_itself_and_nothing_above()
    {
        var world = new ModelBuilder().Kpi("A", bands: (90, 100)).Values("A", "2025-01", 80).Build();
        Assert.Equal(Status.Red, world.Book.StatusOf(world.Kpi("A"), world.Of("A", "2025-01")));
        Assert.Equal(Status.Green, world.Book.StatusOf(world.Of("GOAL", "2025-01")));
    }
}

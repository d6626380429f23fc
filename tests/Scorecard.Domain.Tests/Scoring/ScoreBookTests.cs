using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

public class ScoreBookTests
{
    [Fact]
    public void A_value_moves_every_score_above_it()
    {
        var world = Cascade().Values("LEADS", "2025-01", 20).Values("WINS", "2025-01", 60).Build();
        Assert.Equal(40, world.Score("ORG", "2025-01"));
        world.Record("LEADS", "2025-01", 80);
        Assert.Equal(80, world.Score("PROSPECT", "2025-01"));
        Assert.Equal(70, world.Score("GROW", "2025-01"));
        Assert.Equal(70, world.Score("ORG/Financial", "2025-01"));
        Assert.Equal(70, world.Score("ORG", "2025-01"));
    }

    [Fact]
    public void A_value_moves_every_window_that_asks_about_it()
    {
        var world = Cascade().Values("LEADS", "2025-01", 20, 20, 20).Build();
        string[] windows = ["2025-02", "2025-Q1", "2025-H1", "2025", "2025-02 to date", "2025-03 to date", "2025-W07", "2025-02-14"];
        foreach (var window in windows)
            Assert.Equal(20, world.Score("ORG", window));
        world.Record("LEADS", "2025-01", 80);
        world.Record("LEADS", "2025-02", 80);
        Assert.Equal([80, 60, 60, 60, 80, 60, 80, 80], windows.Select(window => Math.Round(world.Score("ORG", window), 9)));
    }

    [Fact]
    public void A_week_asked_for_twice_shows_what_was_reported_in_between()
    {
        var world = Cascade().Values("LEADS", "2025-02", 20).Build();
        Assert.Equal(20, world.Score("ORG", "2025-W07"));
        world.Record("LEADS", "2025-02", 80);
        Assert.Equal(80, world.Score("ORG", "2025-W07"));
    }

    [Fact]
    public void Windows_far_from_any_value_are_missing_and_never_stretch_the_book()
    {
        var world = Cascade().Values("LEADS", "2025-02", 20).Build();
        Assert.Equal(ScoreState.Missing, world.Of("ORG", "1950-01").State);
        Assert.Equal(ScoreState.Missing, world.Of("ORG", "2950").State);
        Assert.Equal(20, world.Score("ORG", "2025-02"));
    }

    [Fact]
    public void A_withdrawn_value_is_missing_again()
    {
        var world = Cascade().Values("LEADS", "2025-01", 20).Values("WINS", "2025-01", 60).Build();
        Assert.Equal(40, world.Score("ORG", "2025-01"));
        world.Record("LEADS", "2025-01", MeasuredValue.Withdrawn);
        Assert.Equal(60, world.Score("ORG", "2025-01"));
        Assert.Equal(0.5, world.Of("ORG", "2025-01").Coverage);
    }

    [Fact]
    public void Values_of_unknown_and_rolled_up_kpis_are_passed_over()
    {
        var world = new ModelBuilder().Kpi("SUM", rollUp: KpiRollUp.Sum).Kpi("A", feeds: "SUM").Values("A", "2025-01", 30).Build();
        world.Book.Record(987654, new DateOnly(2025, 1, 1), MeasuredValue.Of(1));
        world.Record("SUM", "2025-01", 99);
        Assert.Equal(30, world.Figure("SUM", "2025-01").Value);
    }

    [Fact]
    public void Between_two_children_that_never_meet_a_rolled_up_kpi_is_not_applicable()
    {
        var world = new ModelBuilder()
            .Kpi("SUM", rollUp: KpiRollUp.Sum)
            .Kpi("OLD", feeds: "SUM")
            .CloseKpi("OLD", "2025-04")
            .Kpi("NEW", feeds: "SUM", from: "2025-07")
            .Kpi("OTHER")
            .Values("OTHER", "2025-01", 1)
            .Values("OTHER", "2025-12", 1)
            .Values("OLD", "2025-01", 10)
            .Build();
        Assert.Equal(ScoreState.NotApplicable, world.Of("SUM", "2025-05").State);
        world.Record("NEW", "2025-07", 20);
        Assert.Equal(ScoreState.Missing, world.Of("SUM", "2025-03").State);
        Assert.Equal(ScoreState.NotApplicable, world.Of("SUM", "2025-05").State);
        Assert.Equal(20, world.Score("SUM", "2025-07"));
    }

    [Fact]
    public void A_new_structure_takes_the_values_over()
    {
        var before = Cascade().Values("LEADS", "2025-01", 20);
        var book = before.Build().Book;
        var after = new ScoreBook(before.Kpi("NEW", of: "GROW", weight: 3).Model(), book);
        Assert.Empty(after.ToRecordAnew);
        Assert.Equal(
            20,
            after
                .Kpi(
                    before.Model().Kpis.Single(k => k.Code == "LEADS").Id,
                    Window.Of(new Period(Frequency.Month, new DateOnly(2025, 1, 1)))
                )
                .Value
        );
    }

    [Fact]
    public void Months_keep_their_values_when_the_fiscal_year_moves()
    {
        var builder = Cascade().Values("LEADS", "2025-01", 20, 40);
        var book = builder.Build().Book;
        var after = new ScoreBook(builder.FiscalYearFrom(4).Model(), book);
        Assert.Equal(
            40,
            after
                .Figure(
                    builder.Model().Kpis.Single(k => k.Code == "LEADS").Id,
                    Window.Of(new Period(Frequency.Month, new DateOnly(2025, 2, 1)))
                )
                .Value
        );
    }

    [Theory]
    [InlineData(Frequency.Week, TimeAggregation.Average)]
    [InlineData(Frequency.Month, TimeAggregation.Ratio)]
    public void A_kpi_whose_values_no_longer_fit_says_so(Frequency frequency, TimeAggregation aggregation)
    {
        var builder = Cascade().Values("LEADS", "2025-01", 20);
        var book = builder.Build().Book;
        var kpi = builder.Model().Kpis.Single(k => k.Code == "LEADS");
        kpi.Describe(kpi.Details with { Frequency = frequency, Aggregation = aggregation });
        var after = new ScoreBook(builder.Model(), book);
        Assert.Equal([kpi.Id], after.ToRecordAnew);
        Assert.Equal(ScoreState.Missing, after.Figure(kpi.Id, Window.Of(new Period(Frequency.Month, new DateOnly(2025, 1, 1)))).State);
    }

    [Fact]
    public void A_kpi_whose_values_count_no_longer_because_it_is_rolled_up_says_so()
    {
        var builder = Cascade().Values("LEADS", "2025-01", 20);
        var book = builder.Build().Book;
        var kpi = builder.Model().Kpis.Single(k => k.Code == "LEADS");
        kpi.Describe(kpi.Details with { ValueSource = ValueSource.RolledUp, RollUp = KpiRollUp.Sum });
        var after = new ScoreBook(builder.Model(), book);
        Assert.Equal([kpi.Id], after.ToRecordAnew);
        Assert.Empty(new ScoreBook(builder.Model(), after).ToRecordAnew);
    }

    [Fact]
    public void Circles_are_refused()
    {
        var circle = new ModelBuilder().Objective("A").Objective("B").Contribution("A", "B").Contribution("B", "A");
        Assert.Contains("circle", Assert.Throws<RuleViolation>(() => circle.Build()).Message, StringComparison.Ordinal);
    }

    private static ModelBuilder Cascade() =>
        new ModelBuilder()
            .Unit("SALES")
            .Objective("GROW")
            .Objective("PROSPECT", of: "SALES")
            .Contribution("PROSPECT", "GROW")
            .Kpi("WINS", of: "GROW")
            .Kpi("LEADS", of: "PROSPECT");
}

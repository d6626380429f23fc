using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Kpis;

public class KpiTests
{
    private static readonly DateTime Now = new(2025, 6, 15, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now);

    [Fact]
    public void A_kpi_keeps_what_it_was_given()
    {
        var details = new KpiDetails("On time", "%", Frequency.Month, TimeAggregation.Ratio, Direction.HigherIsBetter)
        {
            Description = "Share of parcels",
            Indicator = Indicator.Leading,
            CarryForward = 2,
            AmberFrom = 50,
            GreenFrom = 80,
            OwnerId = 7,
            DueDays = 5,
            Multiplier = 1_000,
            NumeratorName = "On time",
            DenominatorName = "All departures",
            Lowest = 0,
            Highest = 1_000,
        };
        var kpi = Simple();
        kpi.Describe(details);
        Assert.Equal(details, kpi.Details);
    }

    [Theory]
    [InlineData(0, "2025-01", "2025-01-31")]
    [InlineData(10, "2025-01", "2025-02-10")]
    public void A_value_is_due_some_days_after_its_period_which_its_due_day_names(int days, string code, string expected)
    {
        var (kpi, period) = (Simple(), PeriodCode.Parse(code, FiscalCalendar.Calendar)!.Value);
        kpi.Describe(kpi.Details with { DueDays = days });
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), kpi.DueOn(period));
        Assert.Equal(period, kpi.DueAt(kpi.DueOn(period), FiscalCalendar.Calendar));
    }

    [Fact]
    public void Those_named_to_enter_its_values_report_it_else_its_owner_else_nobody()
    {
        var kpi = Simple();
        Assert.Empty(kpi.Reporters);
        kpi.Describe(kpi.Details with { OwnerId = 7 });
        Assert.Equal([7], kpi.Reporters);
        kpi.NameUpdaters([8, 9]);
        Assert.Equal([8, 9], kpi.Reporters);
        Assert.True(kpi.Names(7) && kpi.Names(9) && !kpi.Names(10));
    }

    [Fact]
    public void A_kpi_goes_only_without_values_and_without_KPIs_that_feed_it()
    {
        var kpi = Simple();
        Assert.Null(kpi.WhatHindersDeletion(hasValues: false, feeding: 0));
        Assert.Contains("recorded values", kpi.WhatHindersDeletion(hasValues: true, feeding: 2), StringComparison.Ordinal);
        Assert.Contains("fed by 2 KPIs", kpi.WhatHindersDeletion(hasValues: false, feeding: 2), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TimeAggregation.Sum, "%", null, "percentages cannot be summed")]
    [InlineData(TimeAggregation.Sum, "€", KpiRollUp.Ratio, "ratio cannot be summed")]
    [InlineData(TimeAggregation.Average, "%", KpiRollUp.Sum, "percentages, cannot be added up")]
    [InlineData(TimeAggregation.Ratio, "€", KpiRollUp.Sum, "ratios, cannot be added up")]
    public void Percentages_and_ratios_are_never_summed(TimeAggregation aggregation, string unit, KpiRollUp? rollUp, string words) =>
        Refused.Because("“A”, " + words, () => new ModelBuilder().Kpi("A", aggregation: aggregation, measuredIn: unit, rollUp: rollUp));

    [Fact]
    public void Details_out_of_bounds_are_refused_and_change_nothing()
    {
        var kpi = Simple();
        var before = kpi.Details;
        Refused.Because("needs a name", () => kpi.Describe(before with { Name = "" }));
        Refused.Because("300 characters", () => kpi.Describe(before with { Name = new string('x', 300) }));
        Refused.Because("unit of measure, 40", () => kpi.Describe(before with { UnitOfMeasure = new string('x', 41) }));
        Refused.Because("choose how", () => kpi.Describe(before with { ValueSource = ValueSource.RolledUp }));
        Refused.Because("0 to 120 periods", () => kpi.Describe(before with { CarryForward = -1 }));
        Refused.Because("0 to 366 days", () => kpi.Describe(before with { DueDays = 400 }));
        Refused.Because("both of its own bands", () => kpi.Describe(before with { AmberFrom = 50 }));
        Refused.Because("on track above watch", () => kpi.Describe(before with { AmberFrom = 80, GreenFrom = 50 }));
        Refused.Because("cannot be negative", () => kpi.Describe(before with { RollUpWeight = -1 }));
        Refused.Because("lower is better, higher is better", () => kpi.Describe(before with { Direction = Direction.LowerIsBetter }));
        Assert.Equal(before, kpi.Details);
    }

    [Fact]
    public void With_values_a_kpi_keeps_its_frequency_and_the_kind_of_its_values()
    {
        var kpi = Simple();
        Refused.Because(
            "values by month, cannot be collected by week, add a KPI",
            () => kpi.CheckRecorded(kpi.Details with { Frequency = Frequency.Week })
        );
        Refused.Because(
            "values that people entered, add a KPI",
            () => kpi.CheckRecorded(kpi.Details with { ValueSource = ValueSource.RolledUp, RollUp = KpiRollUp.Average })
        );
        Refused.Because(
            "plain values, cannot turn into a ratio",
            () => kpi.CheckRecorded(kpi.Details with { Aggregation = TimeAggregation.Ratio })
        );
        Refused.Because("numbers recorded, keeps that kind", () => kpi.CheckRecorded(kpi.Details with { Direction = Direction.YesNo }));
        kpi.CheckRecorded(kpi.Details with { Aggregation = TimeAggregation.Max, Name = "Peak", Direction = Direction.LowerIsBetter });

        kpi.Describe(kpi.Details with { Aggregation = TimeAggregation.Ratio });
        Refused.Because(
            "numerators and denominators, stays a ratio",
            () => kpi.CheckRecorded(kpi.Details with { Aggregation = TimeAggregation.Sum })
        );
    }

    [Fact]
    public void A_scale_against_the_direction_is_refused()
    {
        var kpi = Simple();
        Refused.Because(
            "you picked “higher is better”, says “lower is better”",
            () => kpi.Define(new KpiDefinition(new DateOnly(2025, 7, 1), ScaleInput.Progress(100, 0), 1))
        );
        Refused.Because(
            "within a range",
            () => kpi.Define(new KpiDefinition(new DateOnly(2025, 7, 1), new(ScaleKind.Range, LowZero: 1, Low: 2, High: 3, HighZero: 4), 1))
        );
        Assert.Single(kpi.Definitions);
    }

    [Fact]
    public void Direction_and_scale_may_turn_round_together()
    {
        var kpi = Simple();
        var turned = new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(100, 0), 1);
        kpi.Describe(kpi.Details with { Direction = Direction.LowerIsBetter }, turned);
        kpi.Define(turned);
        Assert.Equal((Direction.LowerIsBetter, 0m), (kpi.Direction, kpi.Latest.Scale.Target));
    }

    [Fact]
    public void A_definition_holds_from_its_day_on_and_replaces_one_of_the_same_day()
    {
        var kpi = Simple();
        kpi.Define(new KpiDefinition(new DateOnly(2025, 7, 1), ScaleInput.Progress(0, 200), 1));
        kpi.Define(new KpiDefinition(new DateOnly(2025, 4, 1), ScaleInput.Progress(0, 150), 1));
        kpi.Define(new KpiDefinition(new DateOnly(2025, 7, 1), ScaleInput.Progress(0, 250), 2));
        Assert.Equal([100m, 150m, 250m], kpi.Definitions.Select(d => d.Scale.Target!.Value));
        Assert.Equal(150, kpi.DefinitionOn(new DateOnly(2025, 6, 30))!.Scale.Target);
        Assert.Equal((250m, 2m), (kpi.Latest.Scale.Target, kpi.Latest.Weight));
        Refused.Because("weight, cannot be negative", () => new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 1), -1));
        Refused.Because("too large", () => new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 1_000_000_000_000_000), 1));
    }

    [Theory]
    [InlineData("2025-W20", "by month, 2025-W20")]
    [InlineData("2025-07", "2025-07, future")]
    [InlineData("2024-12", "begins in 2025-02-01, 2024-12")]
    [InlineData("2025-05", "no longer measured in 2025-05, Reopen")]
    public void A_period_that_takes_no_value_is_refused(string period, string words)
    {
        var world = new ModelBuilder().Kpi("A", from: "2025-02").CloseKpi("A", "2025-05").Build();
        Refused.Because(words, () => Report(world, period, MeasuredValue.Of(1)));
    }

    [Fact]
    public void A_closed_unit_takes_no_values_from_its_day_on()
    {
        var world = new ModelBuilder().Unit("OPS").Objective("RUN", "OPS").Kpi("A", "RUN").CloseUnit("OPS", "2025-04-10").Build();
        Report(world, "2025-04", MeasuredValue.Of(1));
        Refused.Because("unit, closed in 2025-05", () => Report(world, "2025-05", MeasuredValue.Of(1)));
    }

    [Fact]
    public void A_quarter_that_is_none_of_the_fiscal_year_is_refused()
    {
        var world = new ModelBuilder().FiscalYearFrom(2).Kpi("A", frequency: Frequency.Quarter).Build();
        Report(world, "FY2025-Q1", MeasuredValue.Of(1));
        Refused.Because("fiscal year, month 2", () => Report(world, "2025-Q1", MeasuredValue.Of(1)));
    }

    [Fact]
    public void A_value_of_the_wrong_shape_is_refused()
    {
        var world = new ModelBuilder()
            .Kpi("A")
            .Kpi("R", aggregation: TimeAggregation.Ratio)
            .Kpi("Y", scale: new(ScaleKind.YesNo, GoodAnswer: true))
            .Kpi("S", rollUp: KpiRollUp.Sum)
            .Build();
        Refused.Because("“A”, one number", () => Report(world, "2025-05", MeasuredValue.Ratio(1, 2)));
        Refused.Because("“R”, numerator and its denominator", () => Report(world, "2025-05", MeasuredValue.Of(1), "R"));
        Refused.Because("denominator cannot be negative", () => Report(world, "2025-05", MeasuredValue.Ratio(1, -2), "R"));
        Refused.Because("denominator is 0, N/A", () => Report(world, "2025-05", MeasuredValue.Ratio(1, 0), "R"));
        Refused.Because("yes (1) or no (0)", () => Report(world, "2025-05", MeasuredValue.Of(0.5m), "Y"));
        Refused.Because("rolled up from its children", () => Report(world, "2025-05", MeasuredValue.Of(1), "S"));
        Refused.Because("too large", () => Report(world, "2025-05", MeasuredValue.Of(1_000_000_000_000_000)));
    }

    [Fact]
    public void A_value_that_cannot_be_is_refused()
    {
        var world = new ModelBuilder().Kpi("A").Kpi("R", measuredIn: "%", aggregation: TimeAggregation.Ratio).Build();
        foreach (var code in new[] { "A", "R" })
            world.Kpi(code).Describe(world.Kpi(code).Details with { Lowest = 0, Highest = 100 });
        Refused.Because("“A”, cannot be above 100, 864", () => Report(world, "2025-05", MeasuredValue.Of(864)));
        Refused.Because("“A”, cannot be below 0, -0.5", () => Report(world, "2025-05", MeasuredValue.Of(-0.5m)));
        Refused.Because("“R”, cannot be above 100, 150", () => Report(world, "2025-05", MeasuredValue.Ratio(3, 2), "R"));
        Assert.Equal(100, Report(world, "2025-05", MeasuredValue.Of(100)).Value);
    }

    [Theory]
    [InlineData("%", 100)]
    [InlineData(" Percent ", 100)]
    [InlineData("‰", 1_000)]
    [InlineData("per 1,000", 1_000)]
    [InlineData("per 100 000 hours", 100_000)]
    [InlineData("per million", 1_000_000)]
    [InlineData("days", 1)]
    [InlineData("h/52", 1)]
    [InlineData("", 1)]
    public void The_unit_of_measure_says_what_a_ratio_is_multiplied_with(string unit, int expected) =>
        Assert.Equal(expected, RatioMultiplier.ProposedFor(unit));

    [Fact]
    public void A_ratio_has_its_multiplier_and_keeps_it_where_the_unit_does_not_say_it()
    {
        var kpi = Simple();
        kpi.Describe(kpi.Details with { UnitOfMeasure = "accidents", Aggregation = TimeAggregation.Ratio, Multiplier = 1_000_000 });
        Assert.Equal(30, MeasuredValue.Ratio(12, 400_000).Number(kpi.Multiplier));
        Refused.Because("multiplied with 1, 100, not with 7", () => kpi.Describe(kpi.Details with { Multiplier = 7 }));
        Refused.Because("least, below the most", () => kpi.Describe(kpi.Details with { Lowest = 2, Highest = 1 }));
    }

    [Fact]
    public void A_report_is_counted_and_signed()
    {
        var world = new ModelBuilder().Kpi("A").Build();
        var first = Report(world, "2025-05", MeasuredValue.Of(1.00005m));
        Assert.Equal((1.00005m, 1, "because", Now, 7L), (first.Value, first.Revision, first.Note, first.RecordedAt, first.RecordedBy));
        var second = world.Kpi("A").Record(world.Period("2025-05"), MeasuredValue.NA, null, first, world.Calendar, null, Today, Now, null);
        Assert.Equal((2, true, null), (second.Revision, second.NotApplicable, second.Value));
        Refused.Because(
            "2001 characters",
            () =>
                world
                    .Kpi("A")
                    .Record(world.Period("2025-05"), MeasuredValue.NA, new string('x', 2001), first, world.Calendar, null, Today, Now, null)
        );
    }

    [Fact]
    public void Updaters_are_named_once_each()
    {
        var kpi = Simple();
        kpi.NameUpdaters([3, 4, 3]);
        kpi.NameUpdaters([4, 5]);
        Assert.Equal([4, 5], kpi.Updaters.Select(u => u.PersonId));
    }

    [Fact]
    public void A_kpi_stays_in_its_organization() =>
        Refused.Because(
            "within its organization",
            () => Simple().MoveTo(new ModelBuilder("Other", firstId: 900).Objective("GOAL").Model().Objectives[0])
        );

    private static Kpi Simple() => new ModelBuilder().Kpi("A").Build().Kpi("A");

    private static Measurement Report(World world, string period, MeasuredValue value, string kpi = "A") =>
        world
            .Kpi(kpi)
            .Record(
                world.Period(period),
                value,
                "because",
                null,
                world.Calendar,
                world.Model.ClosedFrom(world.Model.UnitOf(world.Kpi(kpi))),
                Today,
                Now,
                7
            );
}

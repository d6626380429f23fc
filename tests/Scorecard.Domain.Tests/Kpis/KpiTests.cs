using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Kpis;

public class KpiTests
{
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
        Assert.Null(kpi.WhatHindersDeletion(hasValues: false, feeding: 0, []));
        Assert.Contains("recorded values", kpi.WhatHindersDeletion(hasValues: true, feeding: 2, []), StringComparison.Ordinal);
        Assert.Contains("fed by 2 KPIs", kpi.WhatHindersDeletion(hasValues: false, feeding: 2, []), StringComparison.Ordinal);
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
}

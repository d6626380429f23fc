using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Kpis;

public class KpiRecordingTests
{
    private static readonly DateTime Now = new(2025, 6, 15, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now);

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
        Refused.Because("fiscal year, month 2", () => Report(world, "CY2025-Q1", MeasuredValue.Of(1)));
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

    /// <summary>100 × 0.69 / 0.69 is 100.00000000000001 in binary fractions.</summary>
    [Fact]
    public void A_ratio_of_a_whole_is_not_above_100()
    {
        var world = new ModelBuilder().Kpi("R", measuredIn: "%", aggregation: TimeAggregation.Ratio).Build();
        world.Kpi("R").Describe(world.Kpi("R").Details with { Lowest = 0, Highest = 100 });

        Assert.Equal(0.69m, Report(world, "2025-05", MeasuredValue.Ratio(0.69m, 0.69m), "R").Numerator);
        Refused.Because("“R”, cannot be above 100, 100.0001", () => Report(world, "2025-05", MeasuredValue.Ratio(1.000001m, 1), "R"));
    }

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

using Scorecard.Domain.Cascading;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Cascading;

public sealed class HandedDownTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    [Theory]
    [InlineData(Frequency.Day, "2026-11-01")]
    [InlineData(Frequency.Week, "2026-11-02")]
    [InlineData(Frequency.Month, "2026-11-01")]
    [InlineData(Frequency.Quarter, "2027-01-01")]
    [InlineData(Frequency.Year, "2027-01-01")]
    public void No_period_reaches_back_before_the_first_month(Frequency frequency, string first) =>
        Assert.Equal(
            DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture),
            HandedDown.FirstPeriod(frequency, November, FiscalCalendar.Calendar).Start
        );

    [Fact]
    public void A_week_belongs_to_the_month_of_its_Thursday() =>
        Assert.Equal(new(2026, 3, 30), HandedDown.FirstPeriod(Frequency.Week, new DateOnly(2026, 4, 1), FiscalCalendar.Calendar).Start);

    [Fact]
    public void What_holds_then_comes_first_and_each_later_change_after_it()
    {
        var world = new ModelBuilder()
            .Kpi("COST", baseline: 2, target: 1.5m, from: "2023-11")
            .Define("COST", "2026-01", ScaleInput.Progress(2, 1.18m))
            .Define("COST", "2027-01", ScaleInput.Progress(2, 1.1m), weight: 2)
            .Build();

        var definitions = HandedDown.Definitions(world.Kpi("COST"), November, world.Calendar);

        Assert.Equal(
            [(November, 1.18m, 1m), (new DateOnly(2027, 1, 1), 1.1m, 2m)],
            definitions.Select(d => (d.EffectiveFrom, d.Scale.Target!.Value, d.Weight))
        );
        Assert.Equal([1.18m, 1.1m], HandedDown.Targets(definitions));
    }

    [Fact]
    public void What_begins_later_above_begins_then_below()
    {
        var world = new ModelBuilder().Kpi("COST", from: "2027-03").Build();
        Assert.Equal(
            [new DateOnly(2027, 3, 1)],
            HandedDown.Definitions(world.Kpi("COST"), November, world.Calendar).Select(d => d.EffectiveFrom)
        );
    }

    [Fact]
    public void Only_sums_add_up_over_units()
    {
        var world = new ModelBuilder()
            .Kpi("SOLD", aggregation: TimeAggregation.Sum)
            .Kpi("RATE", measuredIn: "%")
            .Kpi("SHARE", aggregation: TimeAggregation.Ratio, measuredIn: "%")
            .Kpi("STOCK", aggregation: TimeAggregation.Last)
            .Kpi("HEADS", aggregation: TimeAggregation.Last, rollUp: KpiRollUp.Sum)
            .Kpi("MEAN", aggregation: TimeAggregation.Sum, rollUp: KpiRollUp.Average)
            .Build();

        Assert.Equal(["HEADS", "SOLD"], world.Model.Kpis.Where(HandedDown.AddsUp).Select(k => k.Code).Order());
    }

    [Theory]
    [InlineData("60 40", 100, 90, "54 36")]
    [InlineData("33 33 34", 100, 110, "36 36 38")]
    [InlineData("1.2 1.1", 1.18, 1.1, "1.12 1.03")]
    [InlineData("5 6", 0, 3, "3 3")]
    public void A_later_target_is_split_as_the_one_before_was_by_hand(string written, double before, double after, string expected) =>
        Assert.Equal(Numbers(expected), TargetSplit.InProportion((decimal)before, (decimal)after, Numbers(written)));

    private static List<decimal> Numbers(string text) =>
        [.. text.Split(' ').Select(n => decimal.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
}

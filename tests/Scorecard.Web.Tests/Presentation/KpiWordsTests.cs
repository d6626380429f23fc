using System.Globalization;
using Scorecard.Domain.Kpis;
using Scorecard.TestData;
using Scorecard.Web.Presentation;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Presentation;

public class KpiWordsTests
{
    private readonly World world = new ModelBuilder()
        .Objective("GOAL")
        .Kpi("MEAN", target: 98, measuredIn: "%", rollUp: KpiRollUp.Average)
        .Kpi("A", target: 98, measuredIn: "%", feeds: "MEAN")
        .Kpi("B", target: 98, measuredIn: "%", feeds: "MEAN")
        .Kpi("C", target: 98, measuredIn: "%", feeds: "MEAN")
        .Kpi("TOTAL", target: 9, measuredIn: "€", rollUp: KpiRollUp.Sum)
        .Kpi("PART", target: 9, measuredIn: "€", feeds: "TOTAL")
        .Kpi("SHARE", baseline: 90, target: 98, aggregation: TimeAggregation.Ratio, measuredIn: "%")
        .Kpi("COST", baseline: 9.8m, target: 8.2m, aggregation: TimeAggregation.Ratio, measuredIn: "€")
        .Kpi("RATE", baseline: 0.00012m, target: 0.00005m, aggregation: TimeAggregation.Ratio, measuredIn: "")
        .Kpi("SMALL", baseline: 0.00001m, target: 0.0001m, measuredIn: "")
        .Ratio("RATE", "2026-01", 7, 100_000)
        .Values("SMALL", "2026-01", 0.00005m)
        .Values("A", "2026-01", 94.2m, 95m, 96m)
        .Values("B", "2026-01", 95.1m, 95m, 96.25m)
        .Values("C", "2026-01", 94.6m, 96m, null)
        .Values("PART", "2026-01", 8.1234m)
        .Ratio("SHARE", "2026-01", 94_596, 100_000)
        .Ratio("SHARE", "2026-02", 95, 100)
        .Ratio("COST", "2026-01", 895, 100)
        .Build();

    public KpiWordsTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData("MEAN", "2026-01", "94.63%")]
    [InlineData("MEAN", "2026-02", "95.3%")]
    [InlineData("MEAN", "2026-03", "96.125%")]
    [InlineData("A", "2026-01", "94.2%")]
    [InlineData("A", "2026-Q1", "95.07%")]
    [InlineData("TOTAL", "2026-01", "€8.1234")]
    [InlineData("SHARE", "2026-01", "94.6%")]
    [InlineData("SHARE", "2026-02", "95.0%")]
    [InlineData("COST", "2026-01", "€8.95")]
    [InlineData("RATE", "2026-01", "0.000070")]
    [InlineData("SMALL", "2026-01", "0.00005")]
    public void What_was_divided_shows_one_decimal_more_than_it_was_given(string kpi, string window, string shown) =>
        Assert.Equal(shown, KpiWords.Value(world.Kpi(kpi), world.Figure(kpi, window)));

    [Theory]
    [InlineData("RATE", 0.00005, "0.00005")]
    [InlineData("RATE", 0.00012, "0.00012")]
    [InlineData("SMALL", 0.00001, "0.00001")]
    [InlineData("SHARE", 93.33333333, "93.333%")]
    [InlineData("SMALL", 0.33333333, "0.333")]
    public void A_target_is_never_rounded_away(string kpi, double target, string shown) =>
        Assert.Equal(shown, KpiWords.Value(world.Kpi(kpi), target));

    [Theory]
    [InlineData("COST", "2026-01", "€8.20")]
    [InlineData("SHARE", "2026-01", "98.0%")]
    [InlineData("A", "2026-01", "98.0%")]
    [InlineData("A", "2026-02", "98%")]
    [InlineData("TOTAL", "2026-02", "€9")]
    public void A_target_has_the_decimals_of_the_value_beside_it(string kpi, string window, string shown) =>
        Assert.Equal(
            shown,
            KpiWords.Aim(world.Kpi(kpi), world.Figure(kpi, window), world.Book.AimIn(world.Kpi(kpi).Id, world.Window(window)))
        );

    [Fact]
    public void A_change_is_that_of_the_values_as_they_are_shown() =>
        Assert.Equal("+0.67", KpiWords.Change(world.Kpi("MEAN"), world.Figure("MEAN", "2026-01"), world.Figure("MEAN", "2026-02")));
}

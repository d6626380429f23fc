using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Kpis;

public class RatioMultiplierTests
{
    [Theory]
    [InlineData("%", 100)]
    [InlineData(" Percent ", 100)]
    [InlineData("percent", 100)]
    [InlineData("‰", 1_000)]
    [InlineData("per 1,000 proposals", 1_000)]
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

    [Theory]
    [InlineData("%", 75)]
    [InlineData("percent", 75)]
    [InlineData("per 1,000 proposals", 750)]
    public void Three_of_four_is_seen_in_the_unit_of_measure_and_scored_so(string unit, double value)
    {
        var world = new ModelBuilder()
            .Kpi("A", target: (decimal)value * 2, aggregation: TimeAggregation.Ratio, measuredIn: unit)
            .Ratio("A", "2025-01", 3, 4)
            .Build();
        Assert.Equal(value, world.Figure("A", "2025-01").Value);
        Assert.Equal(50, world.Score("A", "2025-01"));
    }

    private static Kpi Simple() => new ModelBuilder().Kpi("A").Build().Kpi("A");
}

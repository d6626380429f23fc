using Scorecard.Domain.Kpis;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Kpis;

public class PossibleRangeTests
{
    [Theory]
    [InlineData("%", new[] { 92.5, double.NaN, 100 }, 0.0, 100.0)]
    [InlineData("%", new[] { 92.5, 104 }, 0.0, null)]
    [InlineData("%", new[] { -3.0, 12 }, null, null)]
    [InlineData("days", new[] { 0.0, 250 }, 0.0, null)]
    [InlineData("€", new[] { -0.01, 250 }, null, null)]
    [InlineData("€", new[] { double.NaN }, null, null)]
    public void A_share_lies_between_0_and_100_and_what_never_was_negative_stays_so(
        string unit,
        double[] values,
        double? lowest,
        double? highest
    ) =>
        Assert.Equal(
            new PossibleRange(lowest, highest),
            PossibleRange.Of(new ModelBuilder().Kpi("ONE", measuredIn: unit).Build().Kpi("ONE"), values)
        );

    [Theory]
    [InlineData("€", null, -5, null, -5.0)]
    [InlineData("%", 120, null, 120.0, null)]
    [InlineData("%", 10, 90, 10.0, 90.0)]
    public void What_the_definition_says_comes_first_and_is_never_crossed(
        string unit,
        int? declaredLowest,
        int? declaredHighest,
        double? lowest,
        double? highest
    )
    {
        var kpi = new ModelBuilder().Kpi("ONE", measuredIn: unit).Build().Kpi("ONE");
        kpi.Describe(kpi.Details with { Lowest = declaredLowest, Highest = declaredHighest });
        Assert.Equal(new PossibleRange(lowest, highest), PossibleRange.Of(kpi, [20, 30]));
    }
}

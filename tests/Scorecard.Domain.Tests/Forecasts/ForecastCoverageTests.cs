namespace Scorecard.Domain.Tests.Forecasts;

public class ForecastCoverageTests
{
    [Theory, InlineData("level"), InlineData("walk"), InlineData("trend"), InlineData("season")]
    public void The_80_percent_interval_holds_75_to_85_percent_of_the_values_to_come(string kind) =>
        Assert.InRange(Coverage.Of(kind), 75, 85);

    [SkippableFact]
    public void The_80_percent_interval_holds_70_to_90_percent_of_the_last_six_months_of_Englands_providers()
    {
        var england = Coverage.OfEngland();
        Skip.If(england is null, "../shared/data/nhs-ae is not here.");
        Assert.InRange(england.Value.Providers, 200, 428);
        Assert.InRange(england.Value.Percent, 70, 90);
    }
}

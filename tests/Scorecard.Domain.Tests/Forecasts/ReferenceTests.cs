namespace Scorecard.Domain.Tests.Forecasts;

public class ReferenceTests
{
    [Theory, InlineData("all", 1.05), InlineData("season and trend", 1.1), InlineData("months", 1.05), InlineData("quarters", 1.05)]
    public void Forecasts_of_real_series_are_about_as_close_as_those_of_ets(string series, double most)
    {
        var origins = Reference.Of(series);
        Assert.InRange(origins.Average(o => o.Ours.Error) / origins.Average(o => o.Ets.Error), 0.5, most);
    }

    [Fact]
    public void The_80_percent_interval_holds_75_to_85_percent_of_what_came_in_real_series()
    {
        var origins = Reference.Of("all");
        Assert.InRange(origins.Select(o => o.Name).Distinct().Count(), 20, 60);
        Assert.InRange(100 * origins.Average(o => o.Ours.Held), 75, 85);
    }
}

using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Tests.Evidence;

namespace Scorecard.Domain.Tests.Forecasts;

/// <summary>Forecasts stay within what a KPI can be.</summary>
public class PossibleTests
{
    [Theory, InlineData(12), InlineData(24), InlineData(36), InlineData(60)]
    public void No_path_and_no_fan_of_a_share_leaves_0_to_100(int months)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            double[] shares = [.. Simulated.Of("walk", seed, months).Select(v => Math.Min(100, v - 3))];
            var forecast = Forecast.Of(shares, 12, 12, 0, 100);
            Assert.All(forecast.Steps, s => Assert.InRange(s.NinetyFive.High, s.Centre, 100));
            Assert.All(forecast.Steps, s => Assert.InRange(s.Centre, 0, 100));
            Assert.InRange(forecast.YearEnd(500, 12)!.Value.NinetyFive.High, 500, 1700);
        }
    }

    [Fact]
    public void No_count_is_foretold_below_0()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            double[] counts = [.. Simulated.Of("level", seed, 36).Select(v => Math.Max(0, Math.Round((v - 100) / 4)))];
            var forecast = Forecast.Of(counts, 12, 12, 0);
            Assert.All(forecast.Steps.Concat(forecast.Totals), s => Assert.InRange(s.NinetyFive.Low, 0, Math.Max(0, s.Centre)));
            Assert.InRange(forecast.YearEnd(40, 6, before: 6)!.Value.NinetyFive.Low, 40, 1000);
        }
    }

    [Fact]
    public void A_falling_count_comes_to_rest_at_0()
    {
        double[] falling = [.. Enumerable.Range(0, 24).Select(t => 48.0 - 2 * t)];
        Assert.Contains(Forecast.Of(falling, 1, 12).Steps, s => s.Centre < 0);
        Assert.All(Forecast.Of(falling, 1, 12, 0).Steps, s => Assert.InRange(s.Centre, 0, 48));
    }

    [Fact]
    public void What_cannot_be_has_no_chance_and_what_must_be_is_sure()
    {
        var outlook = new Outlook(97, 3, 12) { Lowest = 0, Highest = 100 };
        Assert.Equal(0, outlook.ChanceOf(100.5, Direction.HigherIsBetter));
        Assert.Equal(1, outlook.ChanceOf(100, Direction.LowerIsBetter));
        Assert.Equal(1, outlook.ChanceOf(0, Direction.HigherIsBetter));
        Assert.Equal(0, outlook.ChanceOf(-0.5, Direction.LowerIsBetter));
        // All that lies beyond the end is drawn to it.
        Assert.Equal(new Outlook(97, 3, 12).ChanceOf(100, Direction.HigherIsBetter), outlook.ChanceOf(100, Direction.HigherIsBetter));
    }

    [Fact]
    public void On_logs_the_fan_multiplies()
    {
        var outlook = new Outlook(50, 0.2, 12) { IsOnLogs = true };
        Assert.Equal(50 * 50, outlook.Eighty.Low * outlook.Eighty.High, 1e-9);
        Assert.Equal(0.5, outlook.ChanceOf(50, Direction.HigherIsBetter)!.Value, 1e-9);
        Assert.Equal(0.9, outlook.ChanceOf(outlook.Eighty.High, Direction.LowerIsBetter)!.Value, 1e-9);
        Assert.Equal(1, outlook.ChanceOf(-1, Direction.HigherIsBetter)!.Value, 1e-9);
    }

    [Fact]
    public void Where_the_spread_rises_with_the_level_the_fan_does_too()
    {
        double[] growing = [.. Simulated.Of("growing season", 1, 60)];
        var forecast = Forecast.Of(growing, 12, 12, 0);
        Assert.All(forecast.Steps, s => Assert.True(s.IsOnLogs && s.Eighty.High - s.Centre > s.Centre - s.Eighty.Low));
        Assert.DoesNotContain(Forecast.Of([.. growing.Select(v => v - 1000)], 12, 12).Steps, s => s.IsOnLogs);
    }
}

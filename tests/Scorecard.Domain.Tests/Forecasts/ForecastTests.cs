using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Tests.Evidence;

namespace Scorecard.Domain.Tests.Forecasts;

public class ForecastTests
{
    private static readonly double[] Rising = Simulated.Of("trend", 1, 48);

    [Fact]
    public void On_a_random_walk_repeating_the_last_value_wins_most_times()
    {
        var methods = Enumerable.Range(0, 200).Select(seed => Forecast.Of(Simulated.Of("walk", seed, 48), 12, 6).Method).ToList();
        Assert.InRange(methods.Count(m => m == ForecastMethod.Naive), 150, 200);
    }

    [Fact]
    public void A_tie_goes_to_repeating_the_last_value()
    {
        // Every method that is still at the last value misses by the same.
        double[] steps = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2];
        var forecast = Forecast.Of(steps, 1, 3);
        Assert.Equal((ForecastMethod.Naive, 0.0, ForecastState.Ready), (forecast.Method, forecast.CloserPercent, forecast.State));
        Assert.All(forecast.Steps, s => Assert.Equal(2, s.Centre));
    }

    [Fact]
    public void Less_than_3_percent_closer_is_a_tie()
    {
        // The season is worth a little less than that at first.
        double Closer(double size) =>
            Forecast.Of([.. Simulated.Of("walk", 3, 60).Select((v, t) => v + size * (t % 4))], 4, 4).CloserPercent;
        var gains = Enumerable.Range(0, 60).Select(i => Closer(i / 20.0)).ToList();
        Assert.Contains(0, gains);
        Assert.Contains(gains, g => g > 0);
        Assert.DoesNotContain(gains, g => g is > 0 and < 3);
    }

    [Theory]
    [InlineData("season", ForecastMethod.SeasonalNaive, ForecastMethod.DampedTrendWithSeason, ForecastMethod.DampedTrendWithSeasonOnLogs)]
    [InlineData("level", ForecastMethod.Smoothing)]
    [InlineData("trend", ForecastMethod.DampedTrend, ForecastMethod.DampedTrendOnLogs, ForecastMethod.SeasonalNaiveWithChange)]
    [InlineData("growing season", ForecastMethod.SeasonalNaiveWithChange, ForecastMethod.DampedTrendWithSeasonOnLogs)]
    public void The_method_that_fits_is_found(string kind, params ForecastMethod[] expected)
    {
        var forecasts = Enumerable.Range(0, 100).Select(seed => Forecast.Of(Simulated.Of(kind, seed, 48), 12, 6)).ToList();
        Assert.InRange(forecasts.Count(f => expected.Contains(f.Method)), 75, 100);
        Assert.All(forecasts.Where(f => expected.Contains(f.Method)), f => Assert.InRange(f.CloserPercent, 3, 100));
    }

    [Fact]
    public void A_season_is_only_looked_for_from_two_full_ones()
    {
        double[] pattern = [10, 20, 90, 40, 70, 30, 60, 5, 80, 15, 50, 25];
        double[] values = [.. Enumerable.Range(0, 36).Select(t => pattern[t % 12] + t / 100.0)];
        Assert.Equal(0, Forecast.Of(values.AsSpan(0, 23), 12, 3).Method.SeasonsBehind());
        var forecast = Forecast.Of(values.AsSpan(0, 24), 12, 14);
        Assert.Equal(ForecastMethod.SeasonalNaiveWithChange, forecast.Method);
        double[] next = [.. values[12..24].Select(v => v + 0.12), .. values[12..14].Select(v => v + 0.24)];
        Assert.All(forecast.Steps.Zip(next), pair => Assert.Equal(pair.Second, pair.First.Centre, 1e-9));
    }

    [Theory, InlineData(0, 8), InlineData(1, 7), InlineData(7, 1), InlineData(8, 0)]
    public void Under_8_values_there_is_no_forecast_and_it_says_how_many_are_missing(int count, int missing)
    {
        double[] values = [double.NaN, .. Rising[..count], double.PositiveInfinity, double.NaN];
        var forecast = Forecast.Of(values, 12, 4);
        Assert.Equal((missing, count == 0 ? -1 : count), (forecast.Missing, forecast.Last));
        Assert.Equal(missing > 0 ? ForecastState.TooFewValues : ForecastState.Ready, forecast.State);
        Assert.Equal(missing > 0 ? 0 : 4, forecast.Steps.Count);
        Assert.Equal(missing > 0 ? 0 : Backtest.LeastOrigins, forecast.Checks);
        Assert.Equal(missing > 0, forecast.YearEnd(10, 4) is null);
    }

    [Fact]
    public void Equal_values_go_on_without_a_fan()
    {
        var forecast = Forecast.Of(Enumerable.Repeat(7.0, 20).ToArray(), 12, 5);
        Assert.Equal((ForecastState.Constant, ForecastMethod.Naive, 0.0), (forecast.State, forecast.Method, forecast.CloserPercent));
        Assert.All(forecast.Steps, s => Assert.Equal((7.0, 7.0), s.NinetyFive));
        Assert.Equal(1, forecast.Steps[4].ChanceOf(7, Direction.HigherIsBetter));
        Assert.Equal(1, forecast.Steps[4].ChanceOf(7, Direction.LowerIsBetter));
        Assert.Equal(0, forecast.Steps[4].ChanceOf(7.01, Direction.HigherIsBetter));
        Assert.Equal((45.0, 45.0), forecast.YearEnd(10, 5)!.Value.Eighty);
    }

    [Fact]
    public void A_series_that_has_come_to_rest_still_has_a_fan()
    {
        double[] values = [3, 9, 4, 8, .. Enumerable.Repeat(6.0, 26)];
        var forecast = Forecast.Of(values, 1, 3);
        Assert.All(forecast.Steps.Concat(forecast.Totals), s => Assert.True(s.Eighty.Low < s.Eighty.High));
    }

    [Fact]
    public void The_fan_widens_with_the_steps_and_with_the_share_it_is_to_hold()
    {
        var forecast = Forecast.Of(Simulated.Of("walk", 5, 40), 12, 30);
        Assert.Equal(30, forecast.Steps.Count);
        for (var h = 0; h < 30; h++)
        {
            var step = forecast.Steps[h];
            Assert.True(
                step.NinetyFive.Low < step.Eighty.Low
                    && step.Eighty.Low < step.Half.Low
                    && step.Half.High < step.Eighty.High
                    && step.Eighty.High < step.NinetyFive.High
            );
            Assert.True(h == 0 || step.Scale >= forecast.Steps[h - 1].Scale);
        }
        Assert.Equal(0.9, forecast.Steps[9].ChanceOf(step80(9), Direction.LowerIsBetter)!.Value, 1e-9);

        double step80(int h) => forecast.Steps[h].Eighty.High;
    }

    [Fact]
    public void A_gap_keeps_its_place_in_time()
    {
        double[] pattern = [10, 20, 90, 40];
        double[] values = [.. Enumerable.Range(0, 32).Select(t => t is 17 or 22 or 29 ? double.NaN : pattern[t % 4])];
        var forecast = Forecast.Of(values, 4, 4);
        Assert.Equal(ForecastMethod.SeasonalNaive, forecast.Method);
        Assert.Equal(pattern, forecast.Steps.Select(s => s.Centre));
        double[] line = [.. Enumerable.Range(0, 40).Select(t => t is 20 or 21 or 35 ? double.NaN : 2.0 * t)];
        Assert.Equal(80, Forecast.Of(line, 1, 1).Steps[0].Centre, 1.5);
    }

    [Fact]
    public void Steps_count_from_the_last_present_value()
    {
        double[] late = [.. Rising, double.NaN, double.NaN];
        var (without, with) = (Forecast.Of(Rising, 12, 6), Forecast.Of(late, 12, 6));
        Assert.Equal(47, with.Last);
        Assert.Equal(without.Steps, with.Steps);
    }

    [Fact]
    public void Ten_years_of_days_are_cut_to_the_latest_120_values()
    {
        var days = Simulated.Of("walk", 2, 3650);
        Assert.Equal(Forecast.Of(days.AsSpan(^120..), 7, 30).Steps, Forecast.Of(days, 7, 30).Steps);
    }

    [Fact]
    public void The_chance_of_a_target_is_half_on_the_centre_and_follows_the_direction()
    {
        var outlook = new Outlook(50, 4, 12);
        Assert.Equal(0.5, outlook.ChanceOf(50, Direction.HigherIsBetter)!.Value, 1e-12);
        Assert.Equal(0.1, outlook.ChanceOf(outlook.Eighty.High, Direction.HigherIsBetter)!.Value, 1e-9);
        Assert.Equal(0.9, outlook.ChanceOf(outlook.Eighty.High, Direction.LowerIsBetter)!.Value, 1e-9);
        Assert.Null(outlook.ChanceOf(50, Direction.WithinRange));
        Assert.Null(outlook.ChanceOf(50, Direction.YesNo));
        Assert.Null(outlook.ChanceOf(double.NaN, Direction.HigherIsBetter));
        Assert.Equal(0, outlook.ChanceOf(double.MaxValue, Direction.HigherIsBetter)!.Value, 1e-9);
    }

    [Fact]
    public void A_year_ends_at_what_is_booked_and_what_is_to_come()
    {
        var forecast = Forecast.Of(Simulated.Of("level", 4, 45), 12, 3);
        var year = forecast.YearEnd(900, 3)!.Value;
        Assert.Equal(900 + forecast.Steps.Sum(s => s.Centre), year.Centre, 1e-9);
        Assert.InRange(year.Scale, forecast.Steps[0].Scale, 3 * forecast.Steps[2].Scale);
        Assert.Equal((900.0, 900.0), forecast.YearEnd(900, 0)!.Value.NinetyFive);
        Assert.Equal(1, forecast.YearEnd(900, 0)!.Value.ChanceOf(900, Direction.HigherIsBetter));
        Assert.Null(forecast.YearEnd(900, 4));
        Assert.Equal(900 + forecast.Steps.Skip(1).Sum(s => s.Centre), forecast.YearEnd(900, 2, before: 1)!.Value.Centre, 1e-9);
        Assert.Null(forecast.YearEnd(900, 3, before: 1));
    }

    [Fact]
    public void The_total_of_a_year_is_held_four_times_of_five()
    {
        var held = Simulated
            .Kinds.SelectMany(kind =>
                Enumerable
                    .Range(0, 250)
                    .Select(seed =>
                    {
                        var values = Simulated.Of(kind, seed, 54);
                        var (low, high) = Forecast.Of(values.AsSpan(0, 48), 12, 6).YearEnd(0, 6)!.Value.Eighty;
                        return values[48..].Sum() is var total && low <= total && total <= high;
                    })
            )
            .Average(inside => inside ? 100.0 : 0);
        Assert.InRange(held, 75, 85);
    }

    [Fact]
    public void The_run_rate_is_what_each_coming_period_must_bring()
    {
        Assert.Equal(1.5, RunRate.ChangeNeeded(89, 95, 4));
        Assert.Equal(-2, RunRate.ChangeNeeded(20, 10, 5));
        Assert.Equal(110, RunRate.AmountNeeded(870, 1200, 3));
        Assert.Null(RunRate.ChangeNeeded(89, 95, 0));
        Assert.Null(RunRate.AmountNeeded(double.NaN, 95, 3));
    }

    [Theory, InlineData(0, 1), InlineData(12, 0)]
    public void A_season_or_a_horizon_of_nothing_is_refused(int season, int horizon) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecast.Of(Rising, season, horizon));
}

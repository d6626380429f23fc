using FsCheck.Xunit;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Statistics;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Leads;

public class LeadLagTests
{
    private static double[] Line(int n) => [.. Enumerable.Range(0, n).Select(t => 3 + 0.1 * t)];

    private static double[] White(int seed, int n) => new MadeSeries(seed).White(n);

    private static LeadLagOutcome Outcome(double[] cause, double[] effect) => LeadLag.Test(cause, effect, 12).Outcome;

    [Fact]
    public void The_lag_and_the_sign_of_a_true_lead_are_found()
    {
        var (cause, effect) = new MadeSeries(1).Led("white noise", 72, lag: 3, r: 0.8);
        var result = LeadLag.Test(cause, effect, 12);
        Assert.Equal((LeadLagOutcome.Tested, 72, 12, 0), (result.Outcome, result.N, result.Lags, result.PeriodsMissing));
        Assert.Equal(3, result.Forward!.Lag);
        Assert.InRange(result.Forward.R, 0.6, 0.95);
        Assert.InRange(result.Forward.P, 0, 1e-6);
        Assert.InRange(result.Backward!.P, 0.05, 1);
        Assert.Equal(25, result.Correlations.Count);
        Assert.Equal(result.Correlations[12 + 3], result.Forward.ByInnovations ? result.Correlations[15] : result.Forward.R);
    }

    [Fact]
    public void The_other_way_round_is_the_mirror_image()
    {
        var (cause, effect) = new MadeSeries(2).Led("AR 0.5", 60, lag: 2, r: 0.6);
        var (there, back) = (LeadLag.Test(cause, effect, 12), LeadLag.Test(effect, cause, 12));
        Assert.Equal((there.Forward, there.Backward, there.AtOnce), (back.Backward, back.Forward, back.AtOnce));
        Assert.Equal(there.GrangerForward(), back.GrangerBackward());
    }

    [Theory, InlineData(false, false, 1), InlineData(true, false, -1), InlineData(false, true, -1), InlineData(true, true, 1)]
    public void Better_with_better_is_above_zero(bool causeLower, bool effectLower, int sign)
    {
        var (cause, effect) = new MadeSeries(3).Led("white noise", 72, lag: 3, r: 0.8);
        var result = LeadLag.Test(cause, effect, 12, causeLower, effectLower);
        Assert.Equal(sign, Math.Sign(result.Forward!.R));
        Assert.Equal(LeadLag.Test(cause, effect, 12).Forward!.P, result.Forward.P);
    }

    [Fact]
    public void Neither_the_unit_nor_an_offset_of_a_series_matters()
    {
        var (cause, effect) = new MadeSeries(4).Led("AR 0.8", 72, lag: 3, r: 0.6);
        var plain = LeadLag.Test(cause, effect, 12);
        var moved = LeadLag.Test([.. cause.Select(v => 1e6 + 250 * v)], [.. effect.Select(v => 1e-9 * v)], 12);
        Assert.Equal(plain.Forward!.P, moved.Forward!.P, 1e-9);
        Assert.Equal(plain.Forward.R, moved.Forward.R, 1e-9);
    }

    [Fact]
    public void Series_that_repeat_each_year_are_differenced_over_the_year()
    {
        var made = new MadeSeries(5);
        var result = LeadLag.Test(made.Season(60), made.White(60), 12);
        Assert.Equal((true, 48, 9), (result.SeasonalDifference, result.N, result.Lags));
        Assert.Empty(result.InnovationCorrelations);
        Assert.Null(result.Forward!.InnovationP);
    }

    [Fact]
    public void Lags_stay_below_the_season_after_its_difference()
    {
        var quarters = Enumerable.Range(0, 80).Select(t => 5.0 * (t % 4) + White(6, 80)[t]).ToArray();
        Assert.Equal(3, LeadLag.Test(quarters, White(7, 80), 4).Lags);
    }

    [Fact]
    public void Series_that_wander_are_differenced()
    {
        var made = new MadeSeries(8);
        var result = LeadLag.Test(made.Walk(60), made.White(60), 1);
        Assert.Equal((false, true, 59), (result.SeasonalDifference, result.FirstDifference, result.N));
    }

    [Theory, InlineData(23, 1), InlineData(26, 2), InlineData(59, 12), InlineData(200, 12)]
    public void More_values_allow_longer_lags(int n, int lags) => Assert.Equal(lags, LeadLag.Test(White(9, n), White(10, n), 1).Lags);

    [Fact]
    public void Too_few_values_are_named_with_what_is_missing()
    {
        var result = LeadLag.Test(White(1, 20), White(2, 20), 1);
        Assert.Equal((LeadLagOutcome.TooShort, 3), (result.Outcome, result.PeriodsMissing));
        Assert.Null(result.Forward);
        Assert.Null(result.AtOnce);
        Assert.Empty(result.GrangerForward());
    }

    [Fact]
    public void Differences_cost_values_too()
    {
        var made = new MadeSeries(11);
        var result = LeadLag.Test(made.Walk(23), made.Walk(23), 1);
        Assert.Equal((LeadLagOutcome.TooShort, 22, 1), (result.Outcome, result.N, result.PeriodsMissing));
    }

    [Fact]
    public void One_value_is_too_few() =>
        Assert.Equal((LeadLagOutcome.TooShort, 31), (Outcome([1], [2]), LeadLag.Test([1], [2], 12).PeriodsMissing));

    [Theory, InlineData(12, 31, 1), InlineData(12, 24, 8), InlineData(4, 22, 1), InlineData(1, 22, 1)]
    public void Without_enough_periods_to_know_its_season_a_pair_is_not_tested(int season, int n, int missing)
    {
        var result = LeadLag.Test(White(3, n), White(4, n), season);
        Assert.Equal((LeadLagOutcome.TooShort, missing), (result.Outcome, result.PeriodsMissing));
        Assert.Equal(LeadLagOutcome.Tested, LeadLag.Test(White(3, n + missing), White(4, n + missing), season).Outcome);
    }

    [Fact]
    public void A_short_series_with_a_season_is_not_tested_until_what_is_left_of_it_can_be_judged()
    {
        var made = new MadeSeries(5);
        var result = LeadLag.Test(made.Season(36), made.White(36), 12);
        Assert.Equal((LeadLagOutcome.TooShort, true, 8), (result.Outcome, result.SeasonalDifference, result.PeriodsMissing));
    }

    [Fact]
    public void What_spreads_wider_where_it_is_higher_is_compared_by_its_logs()
    {
        var made = new MadeSeries(7);
        var (grown, white) = (made.Growth(60, 0.03, 0.1), made.White(60));
        double[] high = [.. white.Select(v => 100 + v)];
        var result = LeadLag.Test(grown, high, 12);
        Assert.Equal((true, false), (result.CauseLog, result.EffectLog));
        var byHand = LeadLag.Test([.. grown.Select(v => Math.Log(v))], high, 12);
        Assert.Equal(byHand.Forward!.R, result.Forward!.R, 1e-9);
        Assert.False(LeadLag.Test([.. grown.Select(v => v - 110)], high, 12).CauseLog);
    }

    [Fact]
    public void A_series_that_does_not_move_is_named()
    {
        double[] still = [.. Enumerable.Repeat(0.1, 60)];
        Assert.Equal(LeadLagOutcome.CauseConstant, Outcome(still, White(1, 60)));
        Assert.Equal(LeadLagOutcome.EffectConstant, Outcome(White(1, 60), still));
        Assert.Equal(LeadLagOutcome.CauseConstant, Outcome(still, still));
        Assert.Equal(LeadLagOutcome.CauseConstant, Outcome(new double[60], White(1, 60)));
    }

    [Fact]
    public void A_series_that_moves_by_the_same_step_is_named() =>
        Assert.Equal(LeadLagOutcome.EffectConstant, Outcome(new MadeSeries(1).Walk(60), Line(60)));

    [Theory, InlineData("white noise"), InlineData("random walk"), InlineData("season"), InlineData("trend")]
    public void The_same_numbers_twice_are_named(string kind)
    {
        var values = new MadeSeries(1).Kind(kind, 60);
        Assert.Equal(LeadLagOutcome.SameNumbers, Outcome(values, values));
        Assert.Equal(LeadLagOutcome.SameNumbers, Outcome(values, [.. values.Select(v => -0.07 * v)]));
        Assert.Equal(LeadLagOutcome.SameNumbers, Outcome(values, [.. values.Select(v => 100 - v)]));
    }

    [Fact]
    public void The_largest_and_the_smallest_numbers_do_no_harm()
    {
        var (cause, effect) = new MadeSeries(1).Led("white noise", 72, lag: 3, r: 0.8);
        var plain = LeadLag.Test(cause, effect, 12);
        var extreme = LeadLag.Test([.. cause.Select(v => v * 1e307)], [.. effect.Select(v => v * 1e-300)], 12);
        Assert.Equal(plain.Forward!.R, extreme.Forward!.R, 1e-9);
    }

    [Fact]
    public void What_was_found_is_what_is_findable()
    {
        var made = new MadeSeries(12);
        for (var i = 0; i < 200; i++)
        {
            var lead = LeadLag.Test(made.Slow(60, 0.5), made.Slow(60, 0.5), 12).Forward!;
            if (lead.P < 1)
                Assert.Equal(Math.Abs(lead.R), lead.Findable(lead.P), 1e-6);
        }
    }

    [Property(MaxTest = 200)]
    public void No_values_make_it_fail_or_say_nan(double[] cause, double[] effect, byte season, byte repeats)
    {
        double[] Repeated(double[] values) => [.. Enumerable.Repeat(values, 1 + repeats % 8).SelectMany(v => v)];
        var result = LeadLag.Test(Repeated(cause), Repeated(effect), season % 13);
        Assert.Equal(result.Outcome == LeadLagOutcome.Tested, result.Forward is not null);
        double[] numbers =
        [
            .. result.Correlations,
            .. result.InnovationCorrelations,
            result.EffectiveN,
            result.AtOnce?.R ?? 0,
            result.AtOnce?.P ?? 0,
            .. from lead in new[] { result.Forward, result.Backward }
            where lead is not null
            from number in new[] { lead.R, lead.P, lead.CorrelationP, lead.InnovationP ?? 0, lead.IndependentValues, lead.Findable(0.1) }
            select number,
            .. from test in result.GrangerForward().Concat(result.GrangerBackward())
            from number in new[] { test.F, test.P, test.Aic }
            select number,
        ];
        Assert.All(numbers, number => Assert.True(double.IsFinite(number)));
    }
}

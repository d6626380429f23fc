using FsCheck.Xunit;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Statistics;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Leads;

public class LeadLagGapTests
{
    private static double[] White(int seed, int n) => new MadeSeries(seed).White(n);

    private static LeadLagOutcome Outcome(double[] cause, double[] effect) => LeadLag.Test(cause, effect, 12).Outcome;

    [Fact]
    public void Nothing_in_common_is_named()
    {
        Assert.Equal(LeadLagOutcome.NothingInCommon, Outcome([], []));
        Assert.Equal(LeadLagOutcome.NothingInCommon, Outcome([.. Enumerable.Repeat(Missing, 60)], White(1, 60)));
        Assert.Equal(
            LeadLagOutcome.NothingInCommon,
            Outcome([.. White(1, 30), .. Enumerable.Repeat(Missing, 30)], [.. Enumerable.Repeat(Missing, 30), .. White(2, 30)])
        );
    }

    [Fact]
    public void Gaps_are_left_out_and_each_lag_has_its_own_pairs()
    {
        var (cause, effect) = new MadeSeries(1).Led("white noise", 60, lag: 3, r: 0.8);
        (cause[4], effect[40], effect[50]) = (Missing, Missing, double.PositiveInfinity);
        var result = LeadLag.Test(cause, effect, 12);
        Assert.Equal((new CommonStretch(0, 60, 57), 57, 12), (result.Stretch, result.N, result.Lags));
        Assert.Equal(3, result.Forward!.Lag);
        // By hand, as R's ccf with na.pass: what is missing is in no sum, and each sum is divided by its pairs and the lag.
        double[] x = [.. cause.Where(double.IsFinite)],
            y = [.. effect.Where(double.IsFinite)];
        double Part(double[] of, double value) =>
            (value - of.Average()) / Math.Sqrt(of.Sum(v => Math.Pow(v - of.Average(), 2)) / of.Length);
        double[] products =
        [
            .. from t in Enumerable.Range(0, 57)
            where double.IsFinite(cause[t]) && double.IsFinite(effect[t + 3])
            select Part(x, cause[t]) * Part(y, effect[t + 3]),
        ];
        Assert.Equal(54, products.Length);
        Assert.Equal(products.Sum() / 57, result.Correlations[12 + 3], 1e-9);
    }

    [Fact]
    public void A_series_of_which_more_than_a_third_is_missing_is_tested_where_it_is_dense()
    {
        var (cause, effect) = (White(1, 100), White(2, 100));
        for (var t = 0; t < 60; t++)
            cause[t] = t % 5 == 0 ? cause[t] : Missing;
        var result = LeadLag.Test(cause, effect, 12);
        Assert.Equal(100, result.Stretch.Start + result.Stretch.Length);
        Assert.InRange(cause.AsSpan(result.Stretch.Start).ToArray().Count(double.IsFinite) / (double)result.Stretch.Length, 2 / 3.0, 0.7);
    }

    [Theory, InlineData(0.05, 95), InlineData(0.2, 70)]
    public void A_true_lead_is_found_although_values_are_missing(double share, int least)
    {
        var (made, found) = (new MadeSeries(3), 0);
        for (var i = 0; i < 100; i++)
        {
            var (cause, effect) = made.Led("white noise", 72, lag: 3, r: 0.6);
            found += LeadLag.Test(made.Holed(cause, share), made.Holed(effect, share), 12).Forward is { P: < 0.1, Lag: 3 } ? 1 : 0;
        }
        Assert.InRange(found, least, 100);
    }

    [Fact]
    public void What_is_missing_puts_no_later_lag_further_off()
    {
        var made = new MadeSeries(5);
        var (cause, effect) = made.Led("white noise", 44, lag: 1, r: 0.6);
        var whole = LeadLag.Test(cause, effect, 1);
        var holed = LeadLag.Test(made.Holed(cause, 0.1), made.Holed(effect, 0.1), 1);
        Assert.Equal(whole.FirstDifference, holed.FirstDifference);
        Assert.Equal((whole.Lags, whole.PeriodsUntil(12)), (holed.Lags, holed.PeriodsUntil(12)));
    }

    private const double Missing = double.NaN;
}

using System.Runtime.Intrinsics;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Statistics;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Statistics;

/// <summary>The parts of the test for a lead, each against its definition, worked out by hand or printed in a book.</summary>
public class PiecesTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void The_latest_of_the_longest_stretches_is_taken()
    {
        Assert.Equal(new CommonStretch(0, 5, 4), CommonStretch.Of([1, 2, Missing, 4, 5], [1, 2, 3, 4, 5]));
        Assert.Equal(new CommonStretch(0, 4, 3), CommonStretch.Of([1, 2, Missing, 4], [1, 2, 3, 4, 5]));
        Assert.Equal(new CommonStretch(3, 2, 2), CommonStretch.Of([1, Missing, Missing, 4, 5], [1, 2, 3, 4, 5]));
        Assert.Equal(new CommonStretch(1, 1, 1), CommonStretch.Of([1, 2, Missing], [Missing, 2, 3]));
        Assert.Equal(default, CommonStretch.Of([Missing], [1]));
    }

    [Fact]
    public void Autocorrelations_share_one_mean_and_one_divisor()
    {
        // Deviations −1.5, −0.5, 0.5, 1.5 with squares that sum to 5.
        double[] expected = [1, 1.25 / 5, -1.5 / 5, -2.25 / 5, 0];
        var actual = Autocorrelation.Of([1, 2, 3, 4], 4);
        for (var k = 0; k < expected.Length; k++)
            Assert.Equal(expected[k], actual[k], 1e-12);
    }

    [Fact]
    public void The_cause_leads_at_lags_above_zero()
    {
        double[] cause = [0, 1, 0, 0, 0, 0, 0, 0],
            effect = [0, 0, 0, 1, 0, 0, 0, 0];
        var correlations = CrossCorrelation.Of(cause, effect, 3);
        Assert.Equal(3 + 2, Array.IndexOf(correlations, correlations.Max()));
    }

    [Theory, InlineData(1), InlineData(7), InlineData(64), InlineData(131)]
    public void Correlations_are_those_of_plain_loops_whatever_the_processor_adds_at_once(int n)
    {
        if (Environment.GetEnvironmentVariable("DOTNET_EnableHWIntrinsic") == "0")
            Assert.False(Vector256.IsHardwareAccelerated);
        var (cause, effect) = (new MadeSeries(n).White(n), new MadeSeries(n + 1).White(n));
        var actual = CrossCorrelation.Of(cause, effect, 12);
        for (var lag = -12; lag <= 12; lag++)
            Assert.Equal(Plain(cause, effect, lag), actual[12 + lag], 1e-9);
    }

    [Fact]
    public void A_level_that_drifts_has_a_large_kpss_statistic()
    {
        // Running sums −1.5, −2, −1.5, 0; variance (5 + 2 · ½ · 1.25) / 4.
        Assert.Equal(8.5 / 16 / 1.5625, Kpss.Level([1, 2, 3, 4]), 1e-12);
        Assert.Equal(0, Kpss.Level([2, 2, 2, 2]));
        Assert.InRange(Kpss.Level(new MadeSeries(1).White(100)), 0, Kpss.Critical);
        Assert.InRange(Kpss.Level(new MadeSeries(1).Walk(100)), Kpss.Critical, 10);
    }

    [Fact]
    public void An_autoregression_of_order_1_has_the_first_autocorrelation()
    {
        var values = new MadeSeries(2).Slow(200, 0.6);
        var rho = Autocorrelation.Of(values, 1)[1];
        var memory = AutoRegression.Fit(values, 1);
        Assert.Equal(rho, Assert.Single(memory.Coefficients), 1e-12);
        Assert.Equal(1 - rho * rho, memory.Unexplained, 1e-12);
    }

    [Fact]
    public void An_autoregression_solves_the_equations_of_Yule_and_Walker()
    {
        var values = new MadeSeries(3).Walk(80);
        var memory = AutoRegression.Fit(values, 12);
        var rho = Autocorrelation.Of(values, 12);
        Assert.InRange(memory.Order, 1, 12);
        for (var k = 1; k <= memory.Order; k++)
            Assert.Equal(rho[k], memory.Coefficients.Select((weight, j) => weight * rho[Math.Abs(k - j - 1)]).Sum(), 1e-9);
    }

    [Fact]
    public void Innovations_have_no_memory_left()
    {
        var values = new MadeSeries(4).Slow(400, 0.8);
        var innovations = AutoRegression.Fit(values, 12).Innovations(values);
        Assert.Equal(400, innovations.Length);
        Assert.InRange(Autocorrelation.Of(values, 1)[1], 0.7, 0.9);
        Assert.InRange(Autocorrelation.Of(innovations, 1)[1], -0.1, 0.1);
    }

    [Fact]
    public void The_effective_sample_size_is_that_of_the_formula()
    {
        var (x, y) = (new MadeSeries(5).Slow(60, 0.8), new MadeSeries(6).Slow(60, 0.8));
        var (rhoX, rhoY) = (Autocorrelation.Of(x, 15), Autocorrelation.Of(y, 15));
        var bracket = 1.0;
        for (var k = 1; k <= 15; k++)
            bracket += 2 * (1 - k / 60.0) * (rhoX[k] * 60 / (60 - k)) * (rhoY[k] * 60 / (60 - k));
        Assert.Equal(60 / bracket, EffectiveSampleSize.Of(x, y), 1e-9);
        Assert.InRange(60 / bracket, 5, 40);
    }

    [Fact]
    public void Series_that_alternate_are_worth_no_more_than_their_values()
    {
        double[] alternating = [.. Enumerable.Range(0, 60).Select(t => t % 2 + 0.01 * (t % 7))],
            slow = new MadeSeries(7).Slow(60, 0.9);
        Assert.Equal(60, EffectiveSampleSize.Of(alternating, slow));
    }

    [Theory, InlineData(0.05, 10, 0.6319), InlineData(0.01, 30, 0.4629), InlineData(0.05, 102, 0.1946)]
    public void Critical_correlations_are_those_of_the_tables(double p, double n, double r)
    {
        Assert.Equal(r, CorrelationTest.Critical(p, n), 1e-4);
        Assert.Equal(p, CorrelationTest.P(CorrelationTest.Critical(p, n), n), 1e-9);
    }

    [Fact]
    public void A_correlation_of_two_values_says_nothing()
    {
        Assert.Equal((1, 1), (CorrelationTest.P(1, 2), CorrelationTest.Critical(0.05, 2)));
        Assert.Equal((0, 1), (CorrelationTest.P(1, 10), CorrelationTest.Critical(0, 10)));
        Assert.InRange(CorrelationTest.Critical(1e-300, 60), 0.99, 1);
    }

    [Fact]
    public void Benjamini_and_Hochberg_keep_four_of_their_own_fifteen()
    {
        double[] p =
        [
            0.0201,
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0278,
            0.0298,
            0.0344,
            0.0459,
            0.3240,
            0.4262,
            0.5719,
            0.6528,
            0.7590,
            1.0000,
        ];
        Assert.Equal(4, BenjaminiHochberg.Kept(p, 15, 0.05));
        Assert.Equal(0.05 * 4 / 15, BenjaminiHochberg.Limit(4, 15, 0.05));
        Assert.Equal(0, BenjaminiHochberg.Kept([], 0));
    }

    [Fact]
    public void A_large_p_may_carry_smaller_ones_that_fail_alone() => Assert.Equal(2, BenjaminiHochberg.Kept([0.09, 0.095], 2));

    [Fact]
    public void Granger_lists_the_orders_1_to_4_and_prefers_one()
    {
        var (cause, effect) = new MadeSeries(8).Led("white noise", 72, lag: 1, r: 0.7);
        var tests = Granger.Orders(cause, effect);
        Assert.Equal([1, 2, 3, 4], tests.Select(t => t.Order));
        Assert.All(tests, t => Assert.InRange(t.P, 0, 0.001));
        Assert.Equal(tests.Min(t => t.Aic), Granger.Best(tests)!.Aic);
        Assert.Equal(1, Granger.Best(tests)!.Order);
    }

    [Fact]
    public void Granger_leaves_out_what_cannot_be_fitted()
    {
        double[] values = new MadeSeries(9).White(60),
            alternating = [.. Enumerable.Range(0, 60).Select(t => t % 2 - 0.5)];
        Assert.Empty(Granger.Orders(values, values));
        Assert.Empty(Granger.Orders(values, alternating));
        Assert.Empty(Granger.Orders(new double[60], values));
        Assert.Empty(Granger.Orders([1], [2]));
        Assert.Equal([1], Granger.Orders(values.AsSpan(0, 6), new MadeSeries(10).White(6)).Select(t => t.Order));
        Assert.Null(Granger.Best([]));
    }

    /// <summary>The sum of products of deviations, each at its period and lag, by the product of both roots of squares; 0 for a constant.</summary>
    private static double Plain(double[] cause, double[] effect, int lag)
    {
        var (x, y, both, squaresX, squaresY) = (cause.Average(), effect.Average(), 0.0, 0.0, 0.0);
        for (var t = 0; t < cause.Length; t++)
        {
            squaresX += (cause[t] - x) * (cause[t] - x);
            squaresY += (effect[t] - y) * (effect[t] - y);
            if (t + lag >= 0 && t + lag < effect.Length)
                both += (cause[t] - x) * (effect[t + lag] - y);
        }
        return squaresX > 0 && squaresY > 0 ? both / Math.Sqrt(squaresX * squaresY) : 0;
    }
}

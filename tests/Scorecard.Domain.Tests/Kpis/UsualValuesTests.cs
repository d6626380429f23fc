using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Tests.Kpis;

public sealed class UsualValuesTests
{
    private static readonly double[] Shares = [88.9, 90.2, 89.4, 91, 90.1, 88.2, 89.9, 90.6, 89.1, 90.4, 88.7, 89.3];

    [Theory]
    [InlineData(89, true)]
    [InlineData(83, true)]
    [InlineData(95, true)]
    [InlineData(864, false)]
    [InlineData(8.64, false)]
    [InlineData(0.864, false)]
    [InlineData(886.4, false)]
    [InlineData(40, false)]
    public void A_share_is_usual_around_its_own_past(double value, bool usual) => Assert.Equal(usual, Of(Shares, 84, 94).Hold(value));

    [Fact]
    public void A_slip_that_was_recorded_once_makes_no_later_one_usual()
    {
        double[] past = [.. Shares[..6], 864, .. Shares[7..]];

        Assert.False(Of(past, 84, 94).Hold(863));
        Assert.True(Of(past, 84, 94).Hold(90));
    }

    [Fact]
    public void What_comes_back_every_December_is_usual_in_December_only()
    {
        double[] sales = [.. Enumerable.Range(0, 24).Select(month => month % 12 == 11 ? 300.0 : 100 + month % 5)];
        double[] untilNovember = [.. sales, .. sales[..11]];

        Assert.True(Of(untilNovember, 80, 120).Hold(310));
        Assert.False(Of([.. sales, .. sales[..5]], 80, 120).Hold(310));
    }

    [Fact]
    public void A_trend_is_usual_as_it_goes_on()
    {
        double[] growing = [.. Enumerable.Range(0, 36).Select(month => 10 * Math.Pow(1.05, month))];

        Assert.True(Of(growing, 10, 100).Hold(growing[^1] * 1.06));
        Assert.False(Of(growing, 10, 100).Hold(growing[^1] * 10));
        Assert.False(Of(growing, 50, 60).Hold(growing[^1] / 10));
    }

    [Fact]
    public void A_steady_past_does_not_make_every_step_a_question()
    {
        var steady = Of([40, 40, 40, 40, 40, 40], 20, 60);

        Assert.True(steady.Hold(60));
        Assert.False(steady.Hold(61));
        Assert.False(steady.Hold(400));
    }

    [Fact]
    public void Little_past_asks_by_the_width_of_the_scale_and_none_by_the_scale_itself()
    {
        Assert.True(Of([80], 50, 100).Hold(180));
        Assert.False(Of([80], 50, 100).Hold(181));
        Assert.True(Of([], 50, 100).Hold(350));
        Assert.False(Of([], 50, 100).Hold(351));
        Assert.False(Of([], 50, 100).Hold(-201));
    }

    [Fact]
    public void The_first_periods_are_judged_by_those_that_follow()
    {
        var first = new UsualValues(ago => ago is < 0 and >= -6 ? 90 : double.NaN, Frequency.Month, Progress(84, 94));

        Assert.Equal(new(90, -1), first.Before);
        Assert.True(first.Hold(88));
        Assert.False(first.Hold(9));
    }

    [Fact]
    public void What_is_missing_or_does_not_apply_is_passed_over()
    {
        var usual = Of([.. Shares, double.NaN, double.PositiveInfinity], 84, 94);

        Assert.Equal(new(89.3, 3), usual.Before);
        Assert.False(usual.Hold(864));
    }

    [Theory]
    [InlineData(Frequency.Day)]
    [InlineData(Frequency.Week)]
    [InlineData(Frequency.Month)]
    [InlineData(Frequency.Quarter)]
    [InlineData(Frequency.HalfYear)]
    public void Ordinary_noise_is_hardly_ever_asked_about_and_a_decimal_out_of_place_nearly_always(Frequency frequency)
    {
        var random = new Random(7);
        var (asked, caught, all) = (0, 0, 0);
        for (var series = 0; series < 40; series++)
        {
            double[] values = [.. Enumerable.Range(0, 60).Select(_ => 100 + 10 * Normal())];
            for (var i = 12; i < values.Length; i++, all++)
            {
                var usual = new UsualValues(ago => i - ago is >= 0 && ago > 0 ? values[i - ago] : double.NaN, frequency, Progress(90, 120));
                asked += usual.Hold(values[i]) ? 0 : 1;
                caught += usual.Hold(values[i] * 10) || usual.Hold(values[i] / 10) ? 0 : 1;
            }
        }
        Assert.InRange(asked / (double)all, 0, 0.003);
        Assert.InRange(caught / (double)all, 0.99, 1);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    /// <param name="past">Earliest first; the last is the period before.</param>
    private static UsualValues Of(double[] past, decimal baseline, decimal target) =>
        new(ago => ago > 0 && ago <= past.Length ? past[^ago] : double.NaN, Frequency.Month, Progress(baseline, target));

    private static ScoringScale Progress(decimal baseline, decimal target) => ScoringScale.Progress(baseline, target);
}

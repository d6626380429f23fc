using Scorecard.Domain.Leads;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Leads;

public class LinkVerdictTests
{
    private static LinkJudgement Judged(double[] cause, double[] effect, bool positive = true, int lag = 3) =>
        LinkVerdicts.Of([new(LeadLag.Test(cause, effect, 12), positive, lag)])[0];

    private static LeadLagResult Led(int seed, double r) => Test(new MadeSeries(seed).Led("white noise", 72, lag: 3, r));

    private static LeadLagResult Test((double[] Cause, double[] Effect) pair) => LeadLag.Test(pair.Cause, pair.Effect, 12);

    [Theory, InlineData(2, true), InlineData(3, true), InlineData(4, true), InlineData(5, false), InlineData(0, false)]
    public void A_lead_as_claimed_is_supported_and_says_whether_the_lag_is_right(int claimed, bool right)
    {
        var (cause, effect) = new MadeSeries(1).Led("white noise", 72, lag: 3, r: 0.7);
        var verdict = Judged(cause, effect, lag: claimed);
        Assert.Equal((Verdict.Supported, 3, right), (verdict.Verdict, verdict.Lag, verdict.LagAsClaimed));
    }

    [Fact]
    public void A_relation_half_as_close_as_it_has_to_be_takes_five_times_the_values()
    {
        // Of t² = r² n / (1 − r²), n grows by the quotient of r² / (1 − r²).
        static double? Times(double? r, double? findable) =>
            new LinkJudgement(Verdict.NoEvidence, null, r, 0.5, false, findable).TimesToFind;
        Assert.Equal(5, Times(0.25, 0.5)!.Value, 1e-12);
        Assert.Equal(1, Times(-0.4, 0.4)!.Value, 1e-12);
        Assert.Equal((null, null, null), (Times(0, 0.5), Times(0.3, 1), Times(null, null)));
    }

    [Fact]
    public void A_lead_of_the_other_sign_is_opposite()
    {
        var (cause, effect) = new MadeSeries(1).Led("white noise", 72, lag: 3, r: 0.7);
        Assert.Equal(Verdict.Opposite, Judged(cause, effect, positive: false).Verdict);
        Assert.Equal(Verdict.Supported, Judged(cause, [.. effect.Select(v => -v)], positive: false).Verdict);
    }

    [Fact]
    public void An_effect_that_moves_first_is_reversed()
    {
        var (cause, effect) = new MadeSeries(1).Led("white noise", 72, lag: 3, r: 0.7);
        var verdict = Judged(effect, cause);
        Assert.Equal((Verdict.Reversed, -3), (verdict.Verdict, verdict.Lag));
    }

    [Fact]
    public void Series_that_move_in_the_same_period_move_together()
    {
        var (cause, effect) = new MadeSeries(1).Led("AR 0.8", 72, lag: 0, r: 0.8);
        var verdict = Judged(cause, effect);
        Assert.Equal((Verdict.Together, 0), (verdict.Verdict, verdict.Lag));
    }

    [Fact]
    public void Unrelated_series_are_no_evidence_and_say_what_would_have_been_found()
    {
        var made = new MadeSeries(2);
        var verdict = Judged(made.White(60), made.White(60));
        Assert.Equal(Verdict.NoEvidence, verdict.Verdict);
        Assert.Null(verdict.Lag);
        Assert.InRange(verdict.Findable!.Value, Math.Abs(verdict.R!.Value), 0.6);
    }

    [Fact]
    public void What_cannot_be_tested_says_so_and_counts_for_nothing()
    {
        var alone = LinkVerdicts.Of([new(Led(1, 0.45), true, 3)])[0];
        var tooShort = LeadLag.Test([1, 2, 3], [1, 2, 3], 12);
        var among = LinkVerdicts.Of([new(tooShort, true, 3), new(Led(1, 0.45), true, 3), new(tooShort, true, 3)]);
        Assert.Equal([Verdict.NotYetTestable, alone.Verdict, Verdict.NotYetTestable], among.Select(v => v.Verdict));
        Assert.Equal(alone, among[1]);
        Assert.Null(among[0].Findable);
        Assert.Empty(LinkVerdicts.Of([]));
    }

    [Fact]
    public void One_outlier_in_each_is_no_lead()
    {
        var made = new MadeSeries(4);
        var (cause, effect) = (made.White(60), made.White(60));
        (cause[30], effect[32]) = (20, 20);
        var result = LeadLag.Test(cause, effect, 12);
        Assert.InRange(result.Forward!.P, 0, 1e-6);
        Assert.Equal(Verdict.NoEvidence, LinkVerdicts.Of([new(result, true, 2)])[0].Verdict);
    }

    /// <summary>White noise with a dip of two months from the index 31 on, and a month later in the other.</summary>
    private static (double[] Leads, double[] Follows) Dip(int seed)
    {
        var made = new MadeSeries(seed);
        var (leads, follows) = (made.White(60), made.White(60));
        (leads[31], leads[32], follows[32], follows[33]) = (-12, -6, -12, -6);
        return ([double.NaN, .. leads[1..]], follows);
    }

    [Fact]
    public void A_lead_that_one_event_carries_says_so()
    {
        var dips = Enumerable.Range(1, 100).Select(Dip).ToList();
        var supported = dips.Select(d => Judged(d.Leads, d.Follows, lag: 1)).Where(j => j.Verdict == Verdict.Supported).ToList();
        Assert.NotEmpty(supported);
        Assert.InRange(supported.Count(j => j.RestsOn is not null), 0.8 * supported.Count, supported.Count);
        Assert.All(
            supported.Select(j => j.RestsOn).OfType<LeadEvent>(),
            at => Assert.True(at.Leading <= 31 && at.Leading + at.Length > 31 && at.Following == at.Leading + 1)
        );
        var reversed = dips.Select(d => Judged(d.Follows, d.Leads, lag: 1)).Where(j => j.Verdict == Verdict.Reversed).ToList();
        Assert.Equal(supported.Select(j => j.RestsOn), reversed.Select(j => j.RestsOn));

        var (many, follows) = new MadeSeries(1).Led("white noise", 72, lag: 3, r: 0.8);
        Assert.Null(Judged(many, follows).RestsOn);
    }

    [Theory, InlineData(7, 0), InlineData(8, 3), InlineData(12, 15)]
    public void A_lag_that_was_not_tried_is_not_yet_testable(int claimed, int missing)
    {
        var (cause, effect) = new MadeSeries(1).Led("white noise", 41, lag: 3, r: 0.7);
        var result = LeadLag.Test(cause, effect, 1);
        Assert.Equal(7, result.Lags);
        var verdict = LinkVerdicts.Of([new(result, true, claimed)])[0];
        Assert.Equal(claimed > 7, verdict.Verdict == Verdict.NotYetTestable);
        Assert.Equal((missing, claimed > 7), (verdict.PeriodsMissing, verdict.Findable is null));
        var others = Enumerable.Range(2, 9).Select(seed => new LinkClaim(Led(seed, 0), true, 3)).ToList();
        Assert.Equal(LinkVerdicts.Of(others), LinkVerdicts.Of([.. others, new(result, true, 13)]).SkipLast(1));
    }

    [Fact]
    public void No_number_of_periods_makes_the_longest_lags_testable()
    {
        var verdict = LinkVerdicts.Of([new(Led(1, 0.7), true, 13)])[0];
        Assert.Equal((Verdict.NotYetTestable, null), (verdict.Verdict, verdict.PeriodsMissing));
    }

    [Fact]
    public void More_links_ask_for_more_of_each()
    {
        var result = Enumerable
            .Range(0, 1000)
            .Select(seed => Led(seed, 0.4))
            .First(r => r.Forward!.P is > 0.02 and < 0.09 && r.Forward.R > 0 && !r.AtOnce!.IsLargest);
        var made = new MadeSeries(3);
        var others = Enumerable
            .Range(0, 19)
            .Select(_ => LeadLag.Test(made.White(60), made.White(60), 12))
            .Where(r => r.Forward!.P > 0.5)
            .ToList();
        Assert.Equal(Verdict.Supported, LinkVerdicts.Of([new(result, true, 3)])[0].Verdict);
        var among = LinkVerdicts.Of([new(result, true, 3), .. others.Select(o => new LinkClaim(o, true, 3))])[0];
        Assert.Equal(Verdict.NoEvidence, among.Verdict);
        Assert.InRange(among.Findable!.Value, Math.Abs(among.R!.Value), 1);
    }
}

using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>What someone says of a link.</summary>
/// <param name="Result">The test of the cause against the effect.</param>
/// <param name="Positive">Whether better is said to bring better, in the orientation of the test.</param>
/// <param name="Lag">Periods after which the effect is said to follow, 0 or more.</param>
public readonly record struct LinkClaim(LeadLagResult Result, bool Positive, int Lag);

/// <summary>What the values say to it.</summary>
/// <param name="Verdict">In one word.</param>
/// <param name="Lag">Where it was found, in periods: above 0 where the cause leads, 0 together, below 0 where the effect leads; null where
/// nothing was.</param>
/// <param name="R">The correlation there, or where it is furthest from 0 if nothing was found; null where not tested.</param>
/// <param name="P">Its p, before the correction for the number of links.</param>
/// <param name="LagAsClaimed">Whether the claimed lag is within 1 of the one found.</param>
/// <param name="Findable">The least |r| that would have been found among these links; null where not tested.</param>
public sealed record LinkJudgement(Verdict Verdict, int? Lag, double? R, double? P, bool LagAsClaimed, double? Findable)
{
    /// <summary>
    /// How many times the values that there are it takes until a correlation that stays as it is would be found, above 0: t grows with
    /// the root of the degrees of freedom. Null where nothing was tested, and where no number of values would do.
    /// </summary>
    public double? TimesToFind =>
        R is { } r and not 0 && Findable is { } least and < 1 ? least * least / (1 - least * least) * (1 - r * r) / (r * r) : null;
}

/// <summary>
/// Judges many links at once, so that testing more of them does not find more by chance. Three questions are asked of each link (does the
/// cause lead, does the effect lead, do they move together), and each question is a family of its own for <see cref="BenjaminiHochberg"/>:
/// of all links said to lead, and of all said to be reversed, at most the share q is expected to be chance. In one family the many links
/// that move together would raise the limit for those that lead.
/// </summary>
public static class LinkVerdicts
{
    /// <summary>The verdicts in the order of the claims. Links that cannot be tested do not count as tests.</summary>
    public static IReadOnlyList<LinkJudgement> Of(IReadOnlyList<LinkClaim> claims, double q = BenjaminiHochberg.Q)
    {
        var tested = claims.Select(c => c.Result).Where(r => r.Outcome == LeadLagOutcome.Tested).ToList();
        var forward = Family(tested, r => r.Forward!.P, q);
        var backward = Family(tested, r => r.Backward!.P, q);
        var together = Family(tested, r => r.AtOnce!.P, q);
        return [.. claims.Select(c => Judge(c, forward, backward, together))];
    }

    private static LinkJudgement Judge(
        LinkClaim claim,
        (double Kept, double Next) forward,
        (double Kept, double Next) backward,
        (double Kept, double Next) together
    )
    {
        if (claim.Result is not { Forward: { } leads, Backward: { } follows, AtOnce: { } atOnce })
            return new(Verdict.NotYetTestable, null, null, null, false, null);
        var findable = leads.Findable(forward.Next);
        if (atOnce.IsLargest && atOnce.P <= together.Kept)
            return new(Verdict.Together, 0, atOnce.R, atOnce.P, claim.Lag <= 1, findable);
        if (leads.P <= forward.Kept)
            return new(
                leads.R > 0 == claim.Positive ? Verdict.Supported : Verdict.Opposite,
                leads.Lag,
                leads.R,
                leads.P,
                Math.Abs(leads.Lag - claim.Lag) <= 1,
                findable
            );
        if (follows.P <= backward.Kept)
            return new(Verdict.Reversed, -follows.Lag, follows.R, follows.P, false, findable);
        return new(Verdict.NoEvidence, null, leads.R, leads.P, false, findable);
    }

    /// <summary>The largest p that is kept, and the one up to which one more would have been.</summary>
    private static (double Kept, double Next) Family(List<LeadLagResult> tested, Func<LeadLagResult, double> p, double q)
    {
        var kept = BenjaminiHochberg.Kept([.. tested.Select(p)], tested.Count, q);
        return (
            kept == 0 ? -1 : BenjaminiHochberg.Limit(kept, tested.Count, q),
            BenjaminiHochberg.Limit(Math.Min(kept + 1, tested.Count), tested.Count, q)
        );
    }
}

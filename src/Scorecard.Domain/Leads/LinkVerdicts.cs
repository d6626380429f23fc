using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>What someone says of a link.</summary>
/// <param name="Result">The test of the cause against the effect.</param>
/// <param name="Positive">Whether better is said to bring better, in the orientation of the test.</param>
/// <param name="Lag">Periods after which the effect is said to follow, 0 or more.</param>
public readonly record struct LinkClaim(LeadLagResult Result, bool Positive, int Lag)
{
    /// <summary>Whether the lag that is claimed is among those that were tried.</summary>
    public bool IsTried => Result.Outcome == LeadLagOutcome.Tested && Lag <= Result.Lags;

    /// <summary>How many further periods it takes, at least; 0 where there are enough, and null where no number of them would do.</summary>
    public int? PeriodsMissing => Result.Outcome != LeadLagOutcome.Tested || IsTried ? Result.PeriodsMissing : Result.PeriodsUntil(Lag);
}

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
    /// <summary>The one event without which the verdict falls; null where there is none.</summary>
    public LeadEvent? RestsOn { get; init; }

    /// <summary>See <see cref="LinkClaim.PeriodsMissing"/>.</summary>
    public int? PeriodsMissing { get; init; } = 0;

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
    /// <summary>From this p at lag 0 on, a lead has to be more than what moves both at once.</summary>
    private const double ClearlyTogether = 0.05;

    /// <summary>
    /// The verdicts in the order of the claims. Links that cannot be tested do not count as tests, and neither does one whose lag is beyond
    /// the longest that was tried.
    /// </summary>
    public static IReadOnlyList<LinkJudgement> Of(IReadOnlyList<LinkClaim> claims, double q = BenjaminiHochberg.Q)
    {
        List<LeadLagResult> tested = [.. claims.Where(c => c.IsTried).Select(c => c.Result)];
        var forward = Survivors.Of(tested, r => r.Forward!.P, r => r.ForwardHolds, tested.Count, q);
        var backward = Survivors.Of(tested, r => r.Backward!.P, r => r.BackwardHolds, tested.Count, q);
        var together = Survivors.Of(tested, r => r.AtOnce!.P, _ => true, tested.Count, q);
        var (leading, following) = (forward.Kept.ToHashSet(), backward.Kept.ToHashSet());
        return [.. claims.Select(Judge)];

        LinkJudgement Judge(LinkClaim claim)
        {
            var result = claim.Result;
            if (!claim.IsTried || result is not { Forward: { } leads, Backward: { } follows, AtOnce: { } atOnce })
                return new(Verdict.NotYetTestable, null, null, null, false, null) { PeriodsMissing = claim.PeriodsMissing };
            var findable = leads.Findable(forward.Next);
            var (isLeading, isFollowing) = (leading.Contains(result), following.Contains(result));
            var isMore =
                atOnce.P > ClearlyTogether
                || (isLeading ? result.ForwardIsMoreThanTogether : !isFollowing || result.BackwardIsMoreThanTogether);
            if (atOnce.P <= together.Limit && (atOnce.IsLargest || !isMore))
                return new(Verdict.Together, 0, atOnce.R, atOnce.P, claim.Lag <= 1, findable);
            if (isLeading)
                return new(
                    leads.R > 0 == claim.Positive ? Verdict.Supported : Verdict.Opposite,
                    leads.Lag,
                    leads.R,
                    leads.P,
                    Math.Abs(leads.Lag - claim.Lag) <= 1,
                    findable
                )
                {
                    RestsOn = result.ForwardRestsOn(forward.Limit),
                };
            if (isFollowing)
                return new(Verdict.Reversed, -follows.Lag, follows.R, follows.P, false, findable)
                {
                    RestsOn = result.BackwardRestsOn(backward.Limit),
                };
            return new(Verdict.NoEvidence, null, leads.R, leads.P, false, findable);
        }
    }
}

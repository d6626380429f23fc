using Scorecard.Domain.Leads;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Evidence;

/// <summary>Tests that were made, kept as long as neither series has changed: one new value is not to test every link again.</summary>
internal sealed class LeadLagTests
{
    /// <summary>More than these are forgotten together, such as those of links that are gone.</summary>
    private const int Most = 20_000;

    private readonly Dictionary<(NodeRef, NodeRef), (double[] Cause, double[] Effect, int Season, bool, bool, LeadLagResult Result)> known = [];

    public LeadLagResult Of(NodeRef cause, NodeRef effect, double[] x, double[] y, int season, bool causeLower, bool effectLower)
    {
        if (known.TryGetValue((cause, effect), out var made) && (made.Season, made.Item4, made.Item5) == (season, causeLower, effectLower)
            && made.Cause.AsSpan().SequenceEqual(x) && made.Effect.AsSpan().SequenceEqual(y))
            return made.Result;
        if (known.Count >= Most)
            known.Clear();
        var result = LeadLag.Test(x, y, season, causeLower, effectLower);
        known[(cause, effect)] = (x, y, season, causeLower, effectLower, result);
        return result;
    }
}

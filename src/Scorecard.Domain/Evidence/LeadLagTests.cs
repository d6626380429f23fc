using System.Collections.Concurrent;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Evidence;

/// <summary>Tests that were made, kept as long as neither series has changed: one new value is not to test every link again.</summary>
internal sealed class LeadLagTests
{
    /// <summary>More than these are forgotten together, such as those of links that are gone.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(NodeRef, NodeRef), (SeriesPair Pair, LeadLagResult Result)> known = new();

    public LeadLagResult Of(SeriesPair pair)
    {
        if (known.TryGetValue((pair.Cause.Node, pair.Effect.Node), out var made) && IsSame(made.Pair, pair))
            return made.Result;
        if (known.Count >= Most)
            known.Clear();
        var result = pair.Test();
        known[(pair.Cause.Node, pair.Effect.Node)] = (pair, result);
        return result;
    }

    private static bool IsSame(SeriesPair made, SeriesPair pair) =>
        KpiHistory.SeasonOf(made.Frequency) == KpiHistory.SeasonOf(pair.Frequency)
        && IsSame(made.Cause, pair.Cause)
        && IsSame(made.Effect, pair.Effect);

    private static bool IsSame(PairEnd made, PairEnd end) =>
        made.LowerIsBetter == end.LowerIsBetter && made.Numbers.AsSpan().SequenceEqual(end.Numbers);
}

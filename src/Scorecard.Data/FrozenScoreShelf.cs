using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Insight;

namespace Scorecard.Data;

/// <summary>Keeps the scores of closed months that were asked for: they never change.</summary>
public sealed class FrozenScoreShelf
{
    /// <summary>So many nodes times windows are kept, some 40 MB; then all leave.</summary>
    private const long Most = 1_000_000;

    private readonly ConcurrentDictionary<long, FrozenScores> kept = new();

    /// <summary>What was kept with a closing of the context's organization; null where nothing was.</summary>
    public async Task<FrozenScores?> OfAsync(ScorecardDbContext db, long closingId, CancellationToken cancel)
    {
        if (kept.TryGetValue(closingId, out var known))
            return known;
        var bytes = await db
            .ClosingScores.AsNoTracking()
            .Where(s => s.ClosingId == closingId)
            .Select(s => s.Bytes)
            .SingleOrDefaultAsync(cancel);
        if (bytes is null)
            return null;
        var scores = FrozenScores.Read(bytes);
        if (kept.Values.Sum(s => (long)s.Count) + scores.Count > Most)
            kept.Clear();
        return kept[closingId] = scores;
    }
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.People;

/// <summary>Notes that tokens are used, in memory first, so that no call waits for it.</summary>
public sealed class TokenUse
{
    private const int InOneStatement = 500;

    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, DateTime> used = new();

    public void Note(ApiToken token, DateTime now)
    {
        if (token.LastUsedAt is not { } last || now - last >= Often)
            used[token.Id] = now;
    }

    /// <summary>Saves what was noted. Called about every minute.</summary>
    public async Task SaveAsync(ScorecardDbContext db, DateTime now, CancellationToken cancel)
    {
        foreach (var some in used.Keys.Chunk(InOneStatement))
        {
            var tokens = db.ApiTokens.IgnoreQueryFilters().Where(t => some.Contains(t.Id));
            await db.InTurnAsync(() => tokens.ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancel), cancel);
            foreach (var id in some)
                used.TryRemove(id, out _);
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.People;

/// <summary>Notes that sign-ins are used, in memory first, so that no page waits for it.</summary>
public sealed class SessionUse
{
    private const int InOneStatement = 500;

    private static readonly TimeSpan Often = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, bool> used = new();

    public void Note(Session session, DateTime now)
    {
        if (now - session.LastUsedAt >= Often)
            used[session.Id] = true;
    }

    /// <summary>Saves what was noted. Called about every minute, so each sign-in is written at most every five.</summary>
    public async Task SaveAsync(ScorecardDbContext db, DateTime now, CancellationToken cancel)
    {
        foreach (var some in used.Keys.Chunk(InOneStatement))
        {
            await db.InTurnAsync(
                () =>
                    db
                        .Sessions.Where(s => some.Contains(s.Id) && s.LastUsedAt < now)
                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastUsedAt, now), cancel),
                cancel
            );
            foreach (var id in some)
                used.TryRemove(id, out _);
        }
    }
}

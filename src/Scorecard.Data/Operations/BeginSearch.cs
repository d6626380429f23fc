using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Evidence;

namespace Scorecard.Data.Operations;

/// <summary>
/// Takes the organization's turn to search for leads. One search runs at a time; one whose program has stopped does not count.
/// </summary>
public sealed class BeginSearch(ScorecardDbContext db)
{
    /// <param name="now">UTC.</param>
    /// <returns>False where a search is running; nothing has changed then.</returns>
    public async Task<bool> ExecuteAsync(long organizationId, long by, DateTime now, CancellationToken cancel = default)
    {
        // The write locks the organization's row, so that of two who begin at once one sees the other's search.
        await using var write = await db.BeginWriteAsync(organizationId, by, now, cancel: cancel);
        if (await db.Searches.AsNoTracking().SingleOrDefaultAsync(cancel) is { } running && running.IsRunning(now))
            return false;
        await db.Searches.ExecuteDeleteAsync(cancel);
        db.Add(new LinkSearch(organizationId, by, now));
        await write.CommitAsync(cancel);
        return true;
    }
}

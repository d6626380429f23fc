using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Pages.Parts;

/// <summary>An entry with the meeting in which it was written down.</summary>
public sealed record Captured(MeetingEntry Entry, Meeting Meeting);

public static class CapturedEntries
{
    /// <summary>The newest that fit, in one query.</summary>
    public static async Task<IReadOnlyList<Captured>> CapturedAsync(
        this ScorecardDbContext db,
        Expression<Func<MeetingEntry, bool>> which,
        int most,
        CancellationToken cancel,
        AsOf? asOf = null
    )
    {
        var rows = await db
            .MeetingEntries.AsNoTracking()
            .Where(which)
            .OrderByDescending(e => e.Id)
            .Take(most)
            .Join(db.Meetings, e => e.MeetingId, m => m.Id, (e, m) => new { Entry = e, Meeting = m })
            .ToListAsync(cancel);
        return
        [
            .. rows.Where(r => asOf is not { Day: var day } || r.Meeting.HeldOn <= day)
                .OrderByDescending(r => r.Entry.Id)
                .Select(r => new Captured(r.Entry, r.Meeting)),
        ];
    }
}

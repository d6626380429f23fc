using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Changes;

namespace Scorecard.Web.Reading;

/// <summary>
/// Writes to the journal which private units an administrator without a role in them has looked at, once a day, so that those whose unit
/// it is can see that. The page waits for it a moment; where the organization is being written to for longer, or the database takes no
/// write, the page is shown all the same, and the program's log says so.
/// </summary>
public sealed partial class PrivateReadings(IDbContextFactory<ScorecardDbContext> contexts, TimeProvider time, ILogger<PrivateReadings> log)
{
    /// <summary>What the journal says of such a line.</summary>
    public const string Read = "read";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private Day today = new(default, []);

    /// <summary>What this node knows to be in the journal, so that it asks once a day.</summary>
    private sealed record Day(DateTime Start, ConcurrentDictionary<(long Person, long Unit), bool> Known);

    /// <param name="person">The administrator.</param>
    public async Task NoteAsync(long organization, long person, IReadOnlyCollection<long> units)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var day = today;
        if (day.Start != now.Date)
            today = day = new(now.Date, []);
        var unknown = units.Where(unit => !day.Known.ContainsKey((person, unit))).ToList();
        if (unknown.Count == 0)
            return;
        // On a thread of its own: SQLite waits for a locked file without letting go of the one that it is on.
        var noting = Task.Run(() => NoteAsync(organization, person, unknown, now, day));
        await noting.WaitAsync(Patience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task NoteAsync(long organization, long person, List<long> units, DateTime now, Day day)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            await using (var write = await db.BeginWriteAsync(organization, person, now))
            {
                var written = await db
                    .Changes.Where(c => c.Subject == Subject.Reading && units.Contains(c.SubjectId) && c.By == person && c.At >= day.Start)
                    .Select(c => c.SubjectId)
                    .ToListAsync();
                foreach (var unit in units.Except(written))
                    write.Log(Subject.Reading, unit, Read, null, null);
                await write.CommitAsync();
            }
            foreach (var unit in units)
                day.Known[(person, unit)] = true;
        }
        catch (Exception failure)
        {
            Failed(failure, person, string.Join(", ", units));
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Administrator {Person} has read private units {Units}, and the journal could not take it"
    )]
    private partial void Failed(Exception failure, long person, string units);
}

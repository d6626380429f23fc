using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Changes;

namespace Scorecard.Web.Live;

/// <summary>
/// Asks the database what is new in the organizations that somebody listens to on this node, in one statement a round. Nobody listening,
/// it asks nothing.
/// </summary>
public sealed partial class LiveWatcher(
    LiveListeners listeners,
    LiveBell bell,
    IDbContextFactory<ScorecardDbContext> contexts,
    ScoreBookStore books,
    ILogger<LiveWatcher> log
) : BackgroundService
{
    /// <summary>More lines than this in the journal are not followed one by one.</summary>
    private const int FewLines = 200;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rung = bell.Next;
            var until =
                await TryAsync(stoppingToken) is false ? Pause
                : listeners.Feeds.Count > 0 ? Round
                : Timeout.InfiniteTimeSpan;
            await rung.WaitAsync(until, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One round: wakes the listeners of every organization that has moved.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var feeds = listeners.Feeds.ToDictionary(feed => feed.OrganizationId);
        if (feeds.Count == 0)
            return;
        List<long> ids = [.. feeds.Keys];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = await db
            .Organizations.IgnoreQueryFilters()
            .Where(o => ids.Contains(o.Id))
            .Select(o => new { o.Id, o.Sequence })
            .ToListAsync(cancel);
        foreach (var (feed, sequence) in now.Select(o => (feeds[o.Id], o.Sequence)).Where(o => o.Item1.Sequence != o.Sequence))
            feed.Add(new(feed.Sequence, sequence, await ReachedAsync(db.Scope(feed.OrganizationId), feed.Sequence, sequence, cancel)));
    }

    private async Task<IReadOnlySet<long>?> ReachedAsync(ScorecardDbContext db, long after, long upTo, CancellationToken cancel)
    {
        var lines = await db
            .Changes.AsNoTracking()
            .Where(c => c.OrganizationId == db.OrganizationId && c.Sequence > after && c.Sequence <= upTo)
            .OrderBy(c => c.Sequence)
            .Select(c => new { c.Subject, c.SubjectId })
            .Take(FewLines + 1)
            .ToListAsync(cancel);
        if (
            lines.Count > FewLines
            || lines.Any(line =>
                line.Subject
                    is not (
                        Subject.Measurement
                        or Subject.Person
                        or Subject.Finding
                        or Subject.Meeting
                        or Subject.Signal
                        or Subject.Comment
                        or Subject.Reading
                    )
            )
        )
            return null;
        var kpis = lines.Where(line => line.Subject == Subject.Measurement).Select(line => line.SubjectId).ToHashSet();
        var spoken = lines.Where(line => line.Subject == Subject.Comment).Select(line => line.SubjectId).ToHashSet();
        return await books.ReadAsync(
            db.OrganizationId,
            book => new HashSet<long>([.. LiveNews.Reached(book.Model, kpis), .. LiveNews.Holding(book.Model, spoken)]),
            cancel
        );
    }

    private async Task<bool> TryAsync(CancellationToken cancel)
    {
        try
        {
            await LookAsync(cancel);
            Telemetry.HeardNews(true);
            return true;
        }
        catch (Exception e)
        {
            // A database that is away for a moment ends neither this nor the program.
            if (!cancel.IsCancellationRequested)
                Failed(e);
            Telemetry.HeardNews(false);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is new could not be asked; open pages are not live meanwhile")]
    private partial void Failed(Exception e);
}

using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Feeds;

/// <summary>Reads feeds as they fall due. Each is claimed first, so that of several nodes one reads it.</summary>
public sealed partial class FeedKeeper(IServiceScopeFactory scopes, TimeProvider time, ILogger<FeedKeeper> log) : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>A node that ends meanwhile leaves a feed to another after so long.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await ReadDueAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // A database that is away for a moment must not end the program.
                Failed(e, "all");
            }
    }

    /// <returns>How many were read.</returns>
    public async Task<int> ReadDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db
            .KpiFeeds.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(f => f.NotBefore <= now)
            .OrderBy(f => f.NotBefore)
            .ThenBy(f => f.KpiId)
            .Take(AtOnce)
            .Select(f => new
            {
                f.OrganizationId,
                f.KpiId,
                f.NotBefore,
            })
            .ToListAsync(cancel);
        var read = 0;
        foreach (var feed in due)
        {
            var until = now + Claim;
            var own = db.KpiFeeds.IgnoreQueryFilters().Where(f => f.KpiId == feed.KpiId && f.NotBefore == feed.NotBefore);
            if (await db.InTurnAsync(() => own.ExecuteUpdateAsync(set => set.SetProperty(f => f.NotBefore, until), cancel), cancel) == 0)
                continue;
            try
            {
                await using var run = scopes.CreateAsyncScope();
                await run.ServiceProvider.GetRequiredService<FeedRun>().ExecuteAsync(feed.OrganizationId, feed.KpiId, cancel);
                read++;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                Failed(e, PublicIds.Format(feed.KpiId));
            }
        }
        return read;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The feed of {Kpi} could not be read")]
    private partial void Failed(Exception e, string kpi);
}

using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Sources;

/// <summary>Looks into sources of files as they fall due. Each is claimed first, so that of several nodes one does.</summary>
public sealed partial class SourceKeeper(IServiceScopeFactory scopes, TimeProvider time, ILogger<SourceKeeper> log) : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>A node that ends meanwhile leaves a source to another after so long.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(30);

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
            .FileSources.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(f => f.NotBefore <= now)
            .OrderBy(f => f.NotBefore)
            .ThenBy(f => f.Id)
            .Take(AtOnce)
            .Select(f => new
            {
                f.OrganizationId,
                f.Id,
                f.NotBefore,
            })
            .ToListAsync(cancel);
        var read = 0;
        foreach (var source in due)
        {
            var until = now + Claim;
            var own = db.FileSources.IgnoreQueryFilters().Where(f => f.Id == source.Id && f.NotBefore == source.NotBefore);
            if (await db.InTurnAsync(() => own.ExecuteUpdateAsync(set => set.SetProperty(f => f.NotBefore, until), cancel), cancel) == 0)
                continue;
            try
            {
                await using var run = scopes.CreateAsyncScope();
                await run
                    .ServiceProvider.GetRequiredService<SourceRun>()
                    .ExecuteAsync(source.OrganizationId, source.Id, again: false, cancel);
                read++;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                Failed(e, PublicIds.Format(source.Id));
            }
        }
        return read;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The source of files {Source} could not be looked into")]
    private partial void Failed(Exception e, string source);
}

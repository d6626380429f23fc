using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Reading;

namespace Scorecard.Web.People;

/// <summary>
/// Saves what happened to sign-ins, some seconds after it did, and forgets sign-ins that are over and events that are old. With several
/// nodes each does it.
/// </summary>
public sealed partial class SignInKeeper(
    SecurityLog events,
    SessionUse use,
    TokenUse tokens,
    SessionLimits limits,
    IDbContextFactory<ScorecardDbContext> contexts,
    TimeProvider time,
    EventsKept kept,
    ILogger<SignInKeeper> log
) : BackgroundService
{
    private const int TicksAMinute = 30;
    private const int TicksAnHour = 60 * TicksAMinute;

    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1) / TicksAMinute;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        for (var tick = 1; await timer.WaitForNextTickAsync(stoppingToken); tick++)
            try
            {
                await SaveEventsAsync(all: false, stoppingToken);
                if (tick % TicksAMinute == 0)
                    await SaveUseAsync(stoppingToken);
                if (tick % TicksAnHour == 0)
                    await ForgetAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // A database that is away for a moment must not end the program.
                Failed(e);
            }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await SaveEventsAsync(all: true, cancellationToken);
        }
        catch (Exception e)
        {
            Failed(e);
        }
    }

    /// <param name="all">Also how many refusals there were in the minute that is not over yet.</param>
    public async Task SaveEventsAsync(bool all, CancellationToken cancel)
    {
        if (events.Take(all) is not { Count: > 0 } taken)
            return;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            db.AddRange(taken);
            await db.SaveChangesAsync(cancel);
        }
        catch (Exception away) when (db.Provider.IsAway(away))
        {
            events.GiveBack(taken);
            throw;
        }
    }

    public async Task SaveUseAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await use.SaveAsync(db, time.GetUtcNow().UtcDateTime, cancel);
        await tokens.SaveAsync(db, time.GetUtcNow().UtcDateTime, cancel);
    }

    /// <summary>Removes sign-ins that are over, and events that are too old.</summary>
    public async Task ForgetAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (idle, keptIdle) = (now - limits.Idle, now - limits.KeptIdle);
        var oldest = now.AddDays(-kept.Days);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTurnAsync(
            () =>
                db
                    .Sessions.Where(s => s.EndsAt <= now || (s.IsKept && s.LastUsedAt <= keptIdle) || (!s.IsKept && s.LastUsedAt <= idle))
                    .ExecuteDeleteAsync(cancel),
            cancel
        );
        await db.InTurnAsync(() => db.SecurityEvents.Where(e => e.At < oldest).ExecuteDeleteAsync(cancel), cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What happened to sign-ins could not be saved")]
    private partial void Failed(Exception e);
}

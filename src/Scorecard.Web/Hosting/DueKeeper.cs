using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Hosting;

/// <summary>Something of an organization that is to be read from outside, and when.</summary>
public sealed class DueReading
{
    public long OrganizationId { get; init; }

    public long Id { get; init; }

    /// <summary>UTC.</summary>
    public DateTime NotBefore { get; init; }
}

/// <summary>Reads from outside what falls due, looking each minute. Each is claimed first, so that of several nodes one reads it.</summary>
/// <param name="what">What is read, as the log says it.</param>
/// <param name="claim">A node that ends meanwhile leaves what it claimed to another after so long.</param>
public abstract partial class DueKeeper(string what, TimeSpan claim, IServiceScopeFactory scopes, TimeProvider time, ILogger log)
    : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Of all organizations.</summary>
    protected abstract IQueryable<DueReading> All(ScorecardDbContext db);

    /// <returns>0 where another node was first.</returns>
    protected abstract Task<int> PutOffAsync(ScorecardDbContext db, DueReading due, DateTime until, CancellationToken cancel);

    protected abstract Task ReadAsync(IServiceProvider services, DueReading due, CancellationToken cancel);

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
                Failed(e, what, "all");
            }
    }

    /// <returns>How many were read.</returns>
    public async Task<int> ReadDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        var now = Now;
        var due = await All(db).Where(d => d.NotBefore <= now).OrderBy(d => d.NotBefore).ThenBy(d => d.Id).Take(AtOnce).ToListAsync(cancel);
        var read = 0;
        foreach (var one in due)
        {
            // From now on, for others of the round may have taken long.
            var until = Now + claim;
            if (await db.InTurnAsync(() => PutOffAsync(db, one, until, cancel), cancel) == 0)
                continue;
            try
            {
                await using var run = scopes.CreateAsyncScope();
                await ReadAsync(run.ServiceProvider, one, cancel);
                read++;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                Failed(e, what, PublicIds.Format(one.Id));
            }
        }
        return read;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{What} {Id} could not be read")]
    private partial void Failed(Exception e, string what, string id);
}

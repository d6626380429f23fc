using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain;

namespace Scorecard.Web.Hosting;

/// <summary>
/// Notes the health of every organization's cascade and what its values say, every few minutes. With several nodes each does it, and all
/// come to the same.
/// </summary>
public sealed partial class EvidenceKeeper(IServiceScopeFactory scopes, TimeProvider time, ILogger<EvidenceKeeper> log) : BackgroundService
{
    /// <summary>
    /// How far each organization was, and on which of its days, when it was last noted: without news there is nothing to note.
    /// </summary>
    private readonly Dictionary<long, (long Sequence, DateOnly Day)> done = [];

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await RecordAllAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // A database that is away for a moment must not end the program.
                Failed(e, "all");
            }
    }

    /// <summary>Notes all organizations; one that fails is logged and does not keep the others from it.</summary>
    public async Task RecordAllAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        await ForgetAsync(db, cancel);
        var all = await db.Organizations.IgnoreQueryFilters().AsNoTracking().ToListAsync(cancel);
        foreach (var organization in all)
        {
            try
            {
                var now = time.GetUtcNow().UtcDateTime;
                var state = (organization.Sequence, organization.DateAt(now));
                if (done.TryGetValue(organization.Id, out var last) && last == state)
                    continue;
                await using var own = scopes.CreateAsyncScope();
                await own.ServiceProvider.GetRequiredService<RecordHealth>().ExecuteAsync(organization.Id, now, cancel);
                await own.ServiceProvider.GetRequiredService<RecordEvidence>().ExecuteAsync(organization.Id, now, cancel);
                done[organization.Id] = state;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                Failed(e, PublicIds.Format(organization.Id));
            }
        }
    }

    /// <summary>A form, or a call with a key, that was sent a day ago is not sent again.</summary>
    private async Task ForgetAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        await db.InTurnAsync(() => db.ApiAnswers.IgnoreQueryFilters().Where(a => a.At < before).ExecuteDeleteAsync(cancel), cancel);
        await db.InTurnAsync(() => db.SentForms.IgnoreQueryFilters().Where(form => form.At < before).ExecuteDeleteAsync(cancel), cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The health and evidence of the organization {Organization} could not be recorded")]
    private partial void Failed(Exception e, string organization);
}

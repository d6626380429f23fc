using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Feeds;

/// <summary>Reads KPIs from databases as they fall due.</summary>
public sealed class FeedKeeper(IServiceScopeFactory scopes, TimeProvider time, ILogger<FeedKeeper> log)
    : DueKeeper("The feed of the KPI", TimeSpan.FromMinutes(15), scopes, time, log)
{
    protected override IQueryable<DueReading> All(ScorecardDbContext db) =>
        db
            .KpiFeeds.IgnoreQueryFilters()
            .Select(f => new DueReading
            {
                OrganizationId = f.OrganizationId,
                Id = f.KpiId,
                NotBefore = f.NotBefore,
            });

    protected override Task<int> PutOffAsync(ScorecardDbContext db, DueReading due, DateTime until, CancellationToken cancel) =>
        db
            .KpiFeeds.IgnoreQueryFilters()
            .Where(f => f.KpiId == due.Id && f.NotBefore == due.NotBefore)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.NotBefore, until), cancel);

    protected override Task ReadAsync(IServiceProvider services, DueReading due, CancellationToken cancel) =>
        services.GetRequiredService<FeedRun>().ExecuteAsync(due.OrganizationId, due.Id, cancel);
}

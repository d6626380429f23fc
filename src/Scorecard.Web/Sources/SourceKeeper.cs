using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Sources;

/// <summary>Looks into sources of files as they fall due.</summary>
public sealed class SourceKeeper(IServiceScopeFactory scopes, TimeProvider time, ILogger<SourceKeeper> log)
    : DueKeeper("The source of files", TimeSpan.FromMinutes(30), scopes, time, log)
{
    protected override IQueryable<DueReading> All(ScorecardDbContext db) =>
        db
            .FileSources.IgnoreQueryFilters()
            .Select(s => new DueReading
            {
                OrganizationId = s.OrganizationId,
                Id = s.Id,
                NotBefore = s.NotBefore,
            });

    protected override Task<int> PutOffAsync(ScorecardDbContext db, DueReading due, DateTime until, CancellationToken cancel) =>
        db
            .FileSources.IgnoreQueryFilters()
            .Where(s => s.Id == due.Id && s.NotBefore == due.NotBefore)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NotBefore, until), cancel);

    protected override Task ReadAsync(IServiceProvider services, DueReading due, CancellationToken cancel) =>
        services.GetRequiredService<SourceRun>().ExecuteAsync(due.OrganizationId, due.Id, again: false, cancel);
}

using Microsoft.EntityFrameworkCore;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What the page of one KPI shows from the database: who reported what, who answers for it, and what was foretold of it.</summary>
public sealed record KpiRecords(HistoryContent History, KpiPeople People, KpiWarnings? Warnings)
{
    /// <param name="all">Whether the whole history is asked for, instead of the latest periods.</param>
    public static async Task<KpiRecords> ReadAsync(OrganizationReader organizations, KpiContent page, bool all, CancellationToken cancel)
    {
        var db = organizations.Db;
        var kpi = page.Kpi;
        var history = HistoryContent.Of(page, await db.ReportsAsync(kpi.Id, organizations.AsOf, cancel), all);
        var people = await KpiPeople.ReadAsync(db, kpi, cancel);
        var warnings = await db
            .LeadWarnings.AsNoTracking()
            .KnownOn(organizations.AsOf)
            .Where(w => w.EffectKpiId == kpi.Id)
            .ToListAsync(cancel);
        var seen = await organizations.ReadAsync(o => o.Kpi(page.Id) is null ? null : KpiWarnings.Of(o, warnings), cancel);
        return new(history, people, seen);
    }
}

using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>One revision of a value, with the name of who reported it.</summary>
public sealed record Report(Measurement Measurement, string? By);

public static class Reports
{
    /// <summary>All that was ever reported for a KPI: the latest period first, and of each the latest revision.</summary>
    public static async Task<IReadOnlyList<Report>> ReportsAsync(
        this ScorecardDbContext db,
        long kpiId,
        AsOf? asOf,
        CancellationToken cancel
    ) =>
        await (
            from measurement in db.Measurements.AsNoTracking().KnownOn(asOf)
            where measurement.KpiId == kpiId
            join person in db.Users on measurement.RecordedBy equals (long?)person.Id into people
            from person in people.DefaultIfEmpty()
            orderby measurement.PeriodStart descending, measurement.Revision descending
            select new Report(measurement, person.DisplayName)
        ).ToListAsync(cancel);
}

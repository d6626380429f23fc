using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Evidence.Reporting;

/// <summary>Patterns in reported values that are worth a look, for those above the people who report them.</summary>
public sealed class IndexModel(OrganizationReader reader, ScorecardDbContext db, TimeProvider time) : PageModel, ITabled
{
    /// <summary>KPIs that are looked at on one page.</summary>
    private const int PageSize = 400;

    /// <summary>Years of values that are looked at.</summary>
    private const int Years = 5;

    /// <summary>The most revisions that are read, the newest first.</summary>
    private const int MostReports = 60_000;

    [FromQuery(Name = ListQuery.PageKey)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<WatchRow> Rows { get; private set; } = [];

    /// <summary>The KPIs of this page, and of all.</summary>
    public (int Shown, int All) Count { get; private set; }

    /// <summary>How many of the KPIs of this page had enough values for one test at least.</summary>
    public int Tested { get; private set; }

    public int Pages { get; private set; }

    public IReadOnlyList<WayPoint> Way { get; } = [new("Evidence", "~/evidence"), new("Patterns in reporting")];

    public IEnumerable<TableFile> Tables =>
        [
            TableFile.Of(
                "patterns",
                "Patterns in reporting",
                null,
                Rows,
                ("KPI", row => row.Name),
                ("Unit", row => row.Unit),
                ("What is seen", row => row.Sentence),
                ("Cases", row => row.Result.Count),
                ("Seen", row => row.Result.Observed),
                ("By chance", row => row.Result.Expected),
                ("p", row => row.Result.P),
                ("It may be", row => row.Reason)
            ),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o => o.Model.Root is { } root && o.Sees(root) ? new Watched(o, time.GetUtcNow().UtcDateTime) : null,
            cancel
        );
        if (found is null)
            return NotFound();
        if (!found.IsAllowed)
            return Forbid();
        Pages = Math.Max(1, (found.Kpis.Count + PageSize - 1) / PageSize);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        var shown = found.Kpis.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToDictionary(w => w.Kpi.Id);
        var reports = await ReportsAsync([.. shown.Keys], found.Today.AddYears(-Years), cancel);
        var tests = shown
            .Values.Select(w => (w.Kpi, w.Unit, Results: ReportingWatch.Of(w.Kpi, found.Calendar, reports[w.Kpi.Id], found.Local)))
            .ToList();
        Tested = tests.Count(t => t.Results.Any(r => r.State == WatchState.Tested));
        Rows =
        [
            .. tests
                .SelectMany(t => WatchRow.Of(t.Kpi, t.Unit, t.Results))
                .OrderBy(r => r.Result.P)
                .ThenBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
        Count = (shown.Count, found.Kpis.Count);
        return Page();
    }

    private async Task<ILookup<long, Measurement>> ReportsAsync(List<long> kpis, DateOnly from, CancellationToken cancel) =>
        (
            await db.Scope(reader.OrganizationId)
                .Measurements.AsNoTracking()
                .Where(m => kpis.Contains(m.KpiId) && m.PeriodStart >= from)
                .OrderByDescending(m => m.PeriodStart)
                .ThenBy(m => m.KpiId)
                .ThenBy(m => m.Revision)
                .Take(MostReports)
                .ToListAsync(cancel)
        ).ToLookup(m => m.KpiId);

    /// <summary>The KPIs into whose reports the person may look.</summary>
    private sealed class Watched(OrganizationView o, DateTime now)
    {
        private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(o.Model.Organization.TimeZone);

        public bool IsAllowed { get; } = o.Model.Units.Any(o.AllowsWatch);

        public DateOnly Today { get; } = o.Model.Organization.DateAt(now);

        public FiscalCalendar Calendar { get; } = o.Model.Organization.Calendar;

        public IReadOnlyList<(Kpi Kpi, string Unit)> Kpis { get; } =
        [
            .. o
                .Model.Units.Where(o.AllowsWatch)
                .SelectMany(u => o.Model.ObjectivesOf(u).SelectMany(o.Model.KpisOf).Where(k => k.IsEntered).Select(k => (k, u.Name)))
                .OrderBy(w => w.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(w => w.k.Id),
        ];

        public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
    }
}

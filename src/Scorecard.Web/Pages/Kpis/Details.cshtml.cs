using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

public sealed class DetailsModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    public KpiContent Shown { get; private set; } = null!;

    public KpiRecords Records { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, string? all, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } found)
            return NotFound();
        Shown = found;
        Records = await KpiRecords.ReadAsync(organizations, found, all == "yes", cancel);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } found)
            return NotFound();
        var csv = HistoryRow.ToCsv(found, await organizations.Db.ReportsAsync(found.Kpi.Id, cancel));
        return File(csv.ToBytes(), Csv.ContentType, $"{found.Kpi.Code.Replace('/', '-')}.csv");
    }

    private Task<KpiContent?> FindAsync(string id, CancellationToken cancel) =>
        organizations.ReadAsync(o => o.Kpi(id) is { } kpi ? KpiContent.Of(o, kpi, PeriodChoice.Of(o, Request.Query, time)) : null, cancel);
}

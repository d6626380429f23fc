using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

public sealed class DetailsModel(OrganizationReader organizations, TimeProvider time) : PageModel, ITabled
{
    public KpiContent Shown { get; private set; } = null!;

    public KpiRecords Records { get; private set; } = null!;

    public IEnumerable<TableFile> Tables
    {
        get
        {
            yield return HistoryRow.ToFile(Shown, Records.History.Reports);
            yield return Shown.Initiatives.ToFile(Shown.Kpi.Name);
            if (Shown.MadeOf is { } made)
                yield return made.ToFile(Shown.Kpi.Name, Shown.Period);
        }
    }

    public async Task<IActionResult> OnGetAsync(string id, string? all, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o => o.Kpi(id) is { } kpi ? KpiContent.Of(o, kpi, PeriodChoice.Of(o, Request.Query, time)) : null,
            cancel
        );
        if (found is null)
            return NotFound();
        Shown = found;
        Records = await KpiRecords.ReadAsync(organizations, found, all == "yes", cancel);
        return Page();
    }
}

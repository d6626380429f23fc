using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

public sealed class DetailsModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    private const int FewRows = 24;

    public KpiContent Shown { get; private set; } = null!;

    public IReadOnlyList<HistoryRow> History { get; private set; } = [];

    public int HistoryCount { get; private set; }

    public string? Owner { get; private set; }

    public IReadOnlyList<string> Updaters { get; private set; } = [];

    public KpiWarnings? Warnings { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string? all, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } found)
            return NotFound();
        Shown = found;
        var history = HistoryRow.AllOf(found, await ReportsAsync(found, cancel));
        (HistoryCount, History) = (history.Count, all == "yes" ? history : [.. history.Take(FewRows)]);
        var (owner, updaters) = (found.Kpi.OwnerId ?? 0, found.Kpi.Updaters.Select(u => u.PersonId).ToList());
        var names = await organizations.Db.NamesAsync([owner, .. updaters], cancel);
        Owner = names.GetValueOrDefault(owner);
        Updaters =
        [
            .. updaters.Select(person => names.GetValueOrDefault(person)).OfType<string>().Order(StringComparer.CurrentCultureIgnoreCase),
        ];
        var warnings = await organizations.Db.LeadWarnings.AsNoTracking().Where(w => w.EffectKpiId == found.Kpi.Id).ToListAsync(cancel);
        Warnings = await organizations.ReadAsync(o => o.Kpi(id) is null ? null : KpiWarnings.Of(o, warnings), cancel);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } found)
            return NotFound();
        var csv = HistoryRow.ToCsv(found, await ReportsAsync(found, cancel));
        return File(csv.ToBytes(), Csv.ContentType, $"{found.Kpi.Code.Replace('/', '-')}.csv");
    }

    private async Task<KpiContent?> FindAsync(string id, CancellationToken cancel) =>
        await organizations.ReadAsync(
            o => o.Kpi(id) is { } kpi ? KpiContent.Of(o, kpi, PeriodChoice.Of(o, Request.Query, time)) : null,
            cancel
        );

    private Task<IReadOnlyList<Report>> ReportsAsync(KpiContent found, CancellationToken cancel) =>
        organizations.Db.ReportsAsync(found.Kpi.Id, cancel);
}

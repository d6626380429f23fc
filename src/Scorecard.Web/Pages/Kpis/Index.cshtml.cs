using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel, ITabled
{
    [BindProperty(SupportsGet = true)]
    public KpiQuery Search { get; set; } = new();

    public KpiList? Shown { get; private set; }

    /// <summary>Of those who answer for the KPIs.</summary>
    public IReadOnlyDictionary<long, string> Owners { get; private set; } = new Dictionary<long, string>();

    public IEnumerable<TableFile> Tables => Shown is null ? [] : [Shown.ToFile(Owners)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var isFile = TableFile.IsAsked(Request.Query);
        Shown = await organizations.ReadAsync(o => KpiList.Of(o, Search, PeriodChoice.Of(o, Request.Query, time), isFile), cancel);
        if (Shown is null)
            return Page();
        Owners = await organizations.Db.NamesAsync(Shown.Rows.Select(row => row.OwnerId).OfType<long>(), cancel);
        return Page();
    }
}

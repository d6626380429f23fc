using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public KpiQuery Search { get; set; } = new();

    public KpiList? Shown { get; private set; }

    /// <summary>Of those who answer for the KPIs.</summary>
    public IReadOnlyDictionary<long, string> Owners { get; private set; } = new Dictionary<long, string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Shown = await organizations.ReadAsync(o => KpiList.Of(o, Search, PeriodChoice.Of(o, Request.Query, time)), cancel);
        if (Shown is null)
            return Page();
        Owners = await organizations.Db.NamesAsync(Shown.Rows.Select(row => row.OwnerId).OfType<long>(), cancel);
        return TableFile.IsAsked(Search.Export) ? Shown.ToFile(Owners).As(Search.Export!) : Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public KpiQuery Search { get; set; } = new();

    public KpiList? Shown { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) =>
        Shown = await organizations.ReadAsync(o => KpiList.Of(o, Search, PeriodChoice.Of(o, Request.Query, time)), cancel);
}

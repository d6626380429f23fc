using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.HeatMap;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public HeatMapQuery Search { get; set; } = new();

    public HeatMapContent Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o => o.Unit(id) is { } unit ? HeatMapContent.Make(o, unit, Search, PeriodChoice.Of(o, Request.Query, time)) : null,
            cancel
        );
        if (found is null)
            return NotFound();
        Shown = found;
        return TableFile.IsAsked(Search.Export) ? found.ToFile().As(Search.Export!) : Page();
    }
}

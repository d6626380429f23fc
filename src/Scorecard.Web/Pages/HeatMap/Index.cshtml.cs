using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.HeatMap;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel, ITabled
{
    [BindProperty(SupportsGet = true)]
    public HeatMapQuery Search { get; set; } = new();

    public HeatMapContent Shown { get; private set; } = null!;

    public IEnumerable<TableFile> Tables => [Shown.ToFile()];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        var isFile = TableFile.IsAsked(Request.Query);
        var found = await organizations.ReadAsync(
            o => o.Unit(id) is { } unit ? HeatMapContent.Make(o, unit, Search, PeriodChoice.Of(o, Request.Query, time), isFile) : null,
            cancel
        );
        if (found is null)
            return NotFound();
        Shown = found;
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Moved;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    public MovedContent Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, string? since, string? by, string? kpi, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o => o.Unit(id) is { } unit ? MovedContent.Of(o, unit, PeriodChoice.Of(o, Request.Query, time), since, by, kpi) : null,
            cancel
        );
        if (found is null)
            return NotFound();
        Shown = found;
        return Page();
    }
}

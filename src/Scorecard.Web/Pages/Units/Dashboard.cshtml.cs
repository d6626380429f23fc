using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Organizations;

namespace Scorecard.Web.Pages.Units;

public sealed class DashboardModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    public DashboardPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, string? all, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o => o.Unit(id) is { } unit ? DashboardPage.Of(o, unit, PeriodChoice.Of(o, Request.Query, time), all == "yes") : null, cancel);
        if (found is null)
            return NotFound();
        Shown = found;
        return Page();
    }
}

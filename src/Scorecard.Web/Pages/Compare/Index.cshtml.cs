using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Compare;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public CompareSearch Search { get; set; } = new();

    public ComparePage? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? all, CancellationToken cancel)
    {
        Shown = await organizations.ReadAsync(
            o => ComparePage.Of(o, Search, PeriodChoice.Of(o, Request.Query, time), all == "yes", time) is { IsForeign: false } page ? page : null, cancel);
        return Shown is null && Search.IsAsked ? NotFound() : Page();
    }
}

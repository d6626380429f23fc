using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Compare;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public CompareQuery Search { get; set; } = new();

    public CompareContent? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? all, string? export, CancellationToken cancel)
    {
        Shown = await organizations.ReadAsync(
            o =>
                CompareContent.Of(o, Search, PeriodChoice.Of(o, Request.Query, time), all == "yes", time) is { IsForeign: false } page
                    ? page
                    : null,
            cancel
        );
        if (Shown?.Table is { } table && TableFile.IsAsked(export))
            return table.ToFile().As(export!);
        return Shown is null && Search.IsAsked ? NotFound() : Page();
    }
}

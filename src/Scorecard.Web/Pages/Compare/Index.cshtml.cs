using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Compare;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel, ITabled
{
    [BindProperty(SupportsGet = true)]
    public CompareQuery Search { get; set; } = new();

    public CompareContent? Shown { get; private set; }

    public IEnumerable<TableFile> Tables =>
        Shown switch
        {
            // Two periods are the heads of their columns.
            { Table: { } table } => [table.ToFile(Search.Kind == CompareQuery.Periods ? Shown.UnitA?.Found?.Name : Shown.Period)],
            { Charts: { } charts } => [charts.ToFile(Shown.Common is not null)],
            _ => [],
        };

    public async Task<IActionResult> OnGetAsync(string? all, CancellationToken cancel)
    {
        Shown = await organizations.ReadAsync(
            o =>
                CompareContent.Of(o, Search, PeriodChoice.Of(o, Request.Query, time), all == "yes", time) is { IsForeign: false } page
                    ? page
                    : null,
            cancel
        );
        return Shown is null && Search.IsAsked ? NotFound() : Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Cascade;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel, ITabled
{
    public CascadeContent Shown { get; private set; } = null!;

    public IEnumerable<TableFile> Tables => [Shown.ToFile()];

    public async Task<IActionResult> OnGetAsync(string id, string? view, string? open, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o => o.Unit(id) is { } unit ? CascadeContent.Of(o, unit, PeriodChoice.Of(o, Request.Query, time), view, open) : null,
            cancel
        );
        if (found is null)
            return NotFound();
        Shown = found;
        return Page();
    }

    /// <summary>The rows below one row, to be put in where it is unfolded.</summary>
    public async Task<IActionResult> OnGetBranchAsync(string id, string? way, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o => o.Unit(id) is { } unit ? CascadeBranch.Of(o, unit, PeriodChoice.Of(o, Request.Query, time), way ?? "") : null,
            cancel
        );
        return found is null ? NotFound() : Partial("_Rows", found);
    }
}

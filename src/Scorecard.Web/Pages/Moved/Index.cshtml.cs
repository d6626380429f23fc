using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Moved;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel, ITabled
{
    public MovedContent Shown { get; private set; } = null!;

    public IEnumerable<TableFile> Tables =>
        Shown.Split is { } split
            ? [Shown.Card.ToFile(Shown.UnitName), split.ToFile($"{Shown.Card.BeforeInFull} to {Shown.Card.After}")]
            : [Shown.Card.ToFile(Shown.UnitName)];

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

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Domain.Scoring;
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

    public async Task<IActionResult> OnGetAsync(
        string id,
        string? since,
        string? by,
        string? kpi,
        DateOnly? reported,
        CancellationToken cancel
    )
    {
        if (await organizations.ReadAsync(o => o.Unit(id), cancel) is null)
            return NotFound();
        var earlier =
            reported is { } day && await organizations.ReportedOnAsync(day, cancel) is { } book
                ? (book, day)
                : ((ScoreBook, DateOnly)?)null;
        Shown = (
            await organizations.ReadAsync(
                o =>
                    o.Unit(id) is { } unit
                        ? MovedContent.Of(o, unit, PeriodChoice.Of(o, Request.Query, time), since, by, kpi, earlier)
                        : null,
                cancel
            )
        )!;
        return Shown is null ? NotFound() : Page();
    }
}

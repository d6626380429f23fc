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
        (ScoreBook, DateOnly)? earlier = null;
        if (reported is { } day)
        {
            // The day is over or not where the unit is.
            if (await organizations.ReadAsync(o => o.Unit(id), cancel) is null)
                return NotFound();
            if (await organizations.ReportedOnAsync(day, cancel) is { } book)
                earlier = (book, day);
        }
        var found = await organizations.ReadAsync(
            o => o.Unit(id) is { } unit ? MovedContent.Of(o, unit, PeriodChoice.Of(o, Request.Query, time), since, by, kpi, earlier) : null,
            cancel
        );
        if (found is null)
            return NotFound();
        Shown = found;
        return Page();
    }
}

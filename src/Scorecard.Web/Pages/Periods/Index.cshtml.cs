using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Domain.Closings;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Periods;

/// <summary>Which months are open, due and closed, and what was changed in closed ones.</summary>
public sealed class IndexModel(OrganizationReader reader, TimeProvider time) : PageModel, ITabled
{
    public PeriodsContent Shown { get; private set; } = null!;

    public IReadOnlyList<RestatementRow> Restatements { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    public IEnumerable<TableFile> Tables => [Shown.ToFile(Names), RestatementRow.ToFile(Restatements, Names, Shown.Year)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(o => PeriodsContent.Of(o, Request.Query, o.Today(time)), cancel);
        if (found is null)
            return NotFound();
        Shown = found;
        var restatements = await RestatementRow.ReadAsync(reader.Db, found.Period.Start, found.Period.End, cancel);
        Restatements = await reader.ReadOnAsync(o => RestatementRow.Of(o, restatements), cancel) ?? [];
        Names = await reader.Db.NamesAsync(
            Shown.Rows.Select(r => r.Standing.Closing?.ClosedBy).Concat(Restatements.Select(r => r.By)).OfType<long>(),
            cancel
        );
        return Page();
    }
}

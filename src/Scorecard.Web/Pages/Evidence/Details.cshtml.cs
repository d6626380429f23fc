using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Evidence;

public sealed class DetailsModel(OrganizationReader organizations, TimeProvider time) : PageModel, ITabled
{
    public EvidenceDetails Shown { get; private set; } = null!;

    public IEnumerable<TableFile> Tables
    {
        get
        {
            var between = $"{Shown.Line.Cause.Name} and {Shown.Line.Effect.Name}";
            yield return TableFile.Of(
                "verdicts",
                $"Verdicts on {between}",
                null,
                Shown.Records,
                ("Found on", row => row.On),
                ("Verdict", row => row.Verdict.Word()),
                ("Numbers then", row => row.Numbers)
            );
            if (Shown.Pair is { } pair)
                foreach (var table in pair.Tables(between))
                    yield return table;
        }
    }

    public async Task<IActionResult> OnGetAsync(string id, int pair, CancellationToken cancel)
    {
        if (await organizations.ReadAsync(o => o.Link(id), cancel) is not { } link)
            return NotFound();
        var past = await LinkPast.ReadAsync(organizations.Db, link, organizations.AsOf, cancel);
        var shown = await organizations.ReadAsync(
            o => o.Link(id) is { } found ? EvidenceDetails.Of(o, found, PeriodChoice.Of(o, Request.Query, time), pair, past) : null,
            cancel
        );
        if (shown is null)
            return NotFound();
        Shown = shown;
        return Page();
    }
}

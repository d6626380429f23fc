using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Web.Organizations;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Objectives;

public sealed class DetailsModel(OrganizationReader organizations, ScorecardDbContext db, TimeProvider time) : PageModel
{
    public ObjectivePage Shown { get; private set; } = null!;

    /// <summary>The names of the people who answer for it.</summary>
    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o => o.Objective(id) is { } objective ? ObjectivePage.Of(o, objective, PeriodChoice.Of(o, Request.Query, time)) : null, cancel);
        if (found is null)
            return NotFound();
        Shown = found;
        Names = await db.NamesAsync([.. found.SharedBy.Select(s => s.OwnerId).Append(found.OwnerId).OfType<long>()], cancel);
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Plans;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Evidence;

public sealed class DetailsModel(OrganizationReader organizations, ScorecardDbContext db, TimeProvider time) : PageModel
{
    public EvidenceDetails Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, int pair, CancellationToken cancel)
    {
        if (await organizations.ReadAsync(o => Find(o, id), cancel) is not { } link)
            return NotFound();
        db.Scope(organizations.OrganizationId);
        var records = await db.LinkRecords.AsNoTracking().Where(r => r.LinkId == link.Id).ToListAsync(cancel);
        var warnings = await db.LeadWarnings.AsNoTracking().Where(w => w.LinkId == link.Id).ToListAsync(cancel);
        if (
            await organizations.ReadAsync(
                o =>
                    Find(o, id) is { } found
                        ? EvidenceDetails.Of(o, found, PeriodChoice.Of(o, Request.Query, time), pair, records, warnings)
                        : null,
                cancel
            )
            is not { } shown
        )
            return NotFound();
        Shown = shown;
        return Page();
    }

    private static CauseEffectLink? Find(OrganizationView o, string id) =>
        PublicIds.TryParse(id, out var key) ? o.Model.Causes.FirstOrDefault(link => link.Id == key && o.Sees(link)) : null;
}

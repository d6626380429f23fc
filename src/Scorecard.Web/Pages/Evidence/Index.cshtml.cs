using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Evidence;

public sealed class IndexModel(OrganizationReader organizations, ScorecardDbContext db, TimeProvider time) : PageModel, ITabled
{
    [BindProperty(SupportsGet = true)]
    public EvidenceSearch Search { get; set; } = new();

    /// <summary>Null for a person without an organization.</summary>
    public EvidencePage? Shown { get; private set; }

    public IEnumerable<TableFile> Tables => Shown is null ? [] : [Shown.ToFile()];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await organizations.ReadAsync(o => o.Model.Organization.Name, cancel) is null)
            return;
        db.Scope(organizations.OrganizationId);
        var records = (await db.LinkRecords.AsNoTracking().KnownOn(organizations.AsOf).ToListAsync(cancel)).ToLookup(r => r.LinkId);
        var warnings = await db.LeadWarnings.AsNoTracking().KnownOn(organizations.AsOf).ToListAsync(cancel);
        Shown = await organizations.ReadAsync(
            o => EvidencePage.Of(o, PeriodChoice.Of(o, Request.Query, time), Search, records, warnings, TableFile.IsAsked(Request.Query)),
            cancel
        );
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Meetings;

public sealed class IndexModel(OrganizationReader organizations, ScorecardDbContext db, SignedInPerson me, TimeProvider time)
    : PageModel,
        ITabled
{
    /// <summary>The newest of the organization; what is older is on the pages of the units.</summary>
    private const int MostEntries = 3000;

    [BindProperty(SupportsGet = true)]
    public MeetingQuery Search { get; set; } = new();

    public MeetingList? Shown { get; private set; }

    public IEnumerable<TableFile> Tables => Shown?.Tables ?? [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await organizations.ReadAsync(o => MeetingList.Scope.Of(o, PeriodChoice.Of(o, Request.Query, time)), cancel) is not { } scope)
            return;
        var captured = (await db.Scope(organizations.OrganizationId).CapturedAsync(_ => true, MostEntries, cancel, organizations.AsOf))
            .Where(c => scope.Units.ContainsKey(c.Entry.UnitId))
            .ToList();
        Shown = MeetingList.Of(
            scope,
            Search,
            captured,
            await db.NamesAsync(captured.Select(c => c.Entry.OwnerId).OfType<long>(), cancel),
            me.Id
        );
    }
}

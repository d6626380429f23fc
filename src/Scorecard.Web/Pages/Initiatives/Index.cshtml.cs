using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Initiatives;

public sealed class IndexModel(OrganizationReader organizations, ScorecardDbContext db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public InitiativeQuery Search { get; set; } = new();

    public InitiativeList? Shown { get; private set; }

    public IReadOnlyDictionary<long, string> Owners { get; private set; } = new Dictionary<long, string>();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Shown = await organizations.ReadAsync(o => InitiativeList.Of(o, Search, PeriodChoice.Of(o, Request.Query, time)), cancel);
        if (Shown is { Timeline: null, Spend: null } list)
            Owners = await db.NamesAsync(list.Shown.Select(r => r.Initiative.OwnerId).OfType<long>(), cancel);
    }
}

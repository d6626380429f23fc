using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Initiatives;

public sealed class IndexModel(OrganizationReader organizations, ScorecardDbContext db, TimeProvider time) : PageModel, ITabled
{
    [BindProperty(SupportsGet = true)]
    public InitiativeQuery Search { get; set; } = new();

    public InitiativeList? Shown { get; private set; }

    public IReadOnlyDictionary<long, string> Owners { get; private set; } = new Dictionary<long, string>();

    public IEnumerable<TableFile> Tables => Shown is null ? [] : [Shown.ToFile(Owners), .. Shown.Spend?.Tables(Shown.Period) ?? []];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Shown = await organizations.ReadAsync(o => InitiativeList.Of(o, Search, PeriodChoice.Of(o, Request.Query, time)), cancel);
        var isFile = TableFile.IsAsked(Request.Query);
        if (Shown is { } list && (isFile || list is { Timeline: null, Spend: null }))
            Owners = await db.NamesAsync((isFile ? list.Rows : list.Shown).Select(r => r.Initiative.OwnerId).OfType<long>(), cancel);
        return Page();
    }
}

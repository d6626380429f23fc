using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Units;

public sealed class DashboardModel(OrganizationReader organizations, SignedInPerson me, TimeProvider time) : PageModel, ITabled
{
    public DashboardContent Shown { get; private set; } = null!;

    public AttentionCard Attention { get; private set; } = null!;

    public Expectations Expected { get; private set; } = null!;

    public IEnumerable<TableFile> Tables => Shown.Tables;

    public async Task<IActionResult> OnGetAsync(string id, string? all, CancellationToken cancel)
    {
        var found = await organizations.ReadAsync(
            o => o.Unit(id) is { } unit ? DashboardContent.Of(o, unit, PeriodChoice.Of(o, Request.Query, time), all == "yes") : null,
            cancel
        );
        if (found is null)
            return NotFound();
        Shown = found;
        Attention = await AttentionCard.ReadAsync(organizations.Db, me.Id, found.Attention, dashboard: true, dismissed: false, cancel);
        var watched = found.Attention;
        Expected = await Expectations.ReadAsync(organizations.Db, watched.View, watched.Unit, watched.Period.Today, me.Id, cancel);
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages;

public sealed class IndexModel(OrganizationReader organizations, SignedInPerson me) : PageModel
{
    public bool MayDelete => me.BelongsNowhere;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await organizations.ReadAsync(StartingPoint.PathOf, cancel) is { } path ? LocalRedirect(Url.Content("~" + path)) : Page();
}

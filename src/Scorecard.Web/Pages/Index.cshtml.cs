using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Organizations;

namespace Scorecard.Web.Pages;

public sealed class IndexModel(OrganizationReader organizations) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await organizations.ReadAsync(Home.PathOf, cancel) is { } path ? LocalRedirect(Url.Content("~" + path)) : Page();
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages;

public sealed class IndexModel(OrganizationReader organizations, SignedInPerson me) : PageModel
{
    public bool MayDelete => me.BelongsNowhere;

    /// <summary>Organizations that ask for a sign-in of another kind first.</summary>
    public IReadOnlyList<(string Name, SignInRule Rule)> Waiting => [.. me.Waiting.Select(w => (w.Name, w.Rule))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await organizations.ReadAsync(StartingPoint.PathOf, cancel) is { } path ? LocalRedirect(Url.Content("~" + path)) : Page();
}

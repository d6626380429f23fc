using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

/// <summary>Switches to another organization of the same person, on all their devices; the frame's menu posts here.</summary>
public sealed class SwitchOrganizationModel(SignedInPerson person, OrganizationReader organizations, ScorecardDbContext db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        LocalRedirect($"~{await organizations.ReadAsync(StartingPoint.PathOf, cancel) ?? "/"}");

    public async Task<IActionResult> OnPostAsync(string? organization, CancellationToken cancel)
    {
        if (!PublicIds.TryParse(organization, out var id) || person.Organizations.All(o => o.Id != id))
            return NotFound();
        await db.InTurnAsync(
            () => db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.OrganizationInUse, id), cancel),
            cancel
        );
        return LocalRedirect("~/");
    }
}

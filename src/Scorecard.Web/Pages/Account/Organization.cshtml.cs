using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

/// <summary>Switches to another organization of the same person; the frame's menu posts here.</summary>
public sealed class SwitchOrganizationModel(SignedInPerson person, OrganizationReader organizations, PublicAddress address) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        LocalRedirect($"~{await organizations.ReadAsync(StartingPoint.PathOf, cancel) ?? "/"}");

    public IActionResult OnPost(string? organization)
    {
        if (!PublicIds.TryParse(organization, out var id) || person.Organizations.All(o => o.Id != id))
            return NotFound();
        Response.Cookies.Append(
            address.NameOfCookie(SignedInPerson.OrganizationCookie),
            PublicIds.Format(id),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
            }
        );
        return LocalRedirect("~/");
    }
}

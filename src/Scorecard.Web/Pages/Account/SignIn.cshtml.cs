using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Demo;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

[AllowAnonymous]
public sealed class SignInModel(SignInManager<Person> signIn, OrganizationReader organizations, ScorecardDbContext db, DemoMode demo)
    : PageModel
{
    // One sentence for an unknown e-mail, a wrong password and a resting account, so that it tells a stranger nothing.
    private const string Refusal =
        "This e-mail and password do not fit together. "
        + "After five wrong tries an account rests for 15 minutes; then try again, or ask an administrator for a new link.";

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public bool IsDemo => demo.IsOn;

    /// <summary>The organization's name, where this installation serves only one.</summary>
    public string? Organization { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (signIn.IsSignedIn(User))
            return Url.IsLocalUrl(ReturnUrl)
                ? Onward()
                : LocalRedirect($"~{await organizations.ReadAsync(StartingPoint.PathOf, cancel) ?? "/"}");
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var person = await signIn.UserManager.FindByEmailAsync(Input.Email ?? "");
        if (person is not { PasswordHash: not null } || await signIn.UserManager.IsLockedOutAsync(person))
            // Takes as long as a real check, so that the wait tells nothing either.
            signIn.UserManager.PasswordHasher.HashPassword(person!, Input.Password ?? "");
        else if ((await signIn.PasswordSignInAsync(person, Input.Password ?? "", Input.Keep, lockoutOnFailure: true)).Succeeded)
            return Onward();
        ModelState.AddModelError("", Refusal);
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var names = await db.Organizations.IgnoreQueryFilters().OrderBy(o => o.Id).Select(o => o.Name).Take(2).ToListAsync(cancel);
        Organization = names is [var only] ? only : null;
    }

    private LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");

    public sealed record Form
    {
        public string? Email { get; init; }
        public string? Password { get; init; }
        public bool Keep { get; init; }
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

[AllowAnonymous, Costs(Costly.Hashing)]
public sealed class SignInModel(SignInManager<Person> signIn, PasswordSignIn passwords, OrganizationReader reader, ScorecardDbContext db)
    : PageModel
{
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>What was tried before and refused: openid or passkey.</summary>
    [FromQuery(Name = "refused")]
    public string? Refused { get; set; }

    public string? Organization { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        signIn.IsSignedIn(User)
            ? Url.Onward(ReturnUrl, $"~{await reader.ReadAsync(StartingPoint.PathOf, cancel) ?? "/"}")
            : await ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        switch (await passwords.TryAsync(Input, cancel))
        {
            case PasswordSignIn.Outcome.SignedIn:
                return Url.Onward(ReturnUrl);
            case PasswordSignIn.Outcome.NeedsCode:
                return RedirectToPage("Code", new { returnUrl = ReturnUrl });
            case PasswordSignIn.Outcome.Refused:
                ModelState.AddModelError("", PasswordSignIn.Refusal);
                break;
        }
        return await ShowAsync(cancel);
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancel)
    {
        Organization = await db.OnlyNameAsync(cancel);
        if (Refused == "openid")
            ModelState.AddModelError("", "The OpenID provider did not let you in, or its answer came too late. Try once more.");
        if (Refused == "passkey")
            ModelState.AddModelError("", "This passkey belongs to no account here. Choose another, or sign in with your password.");
        return Page();
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>Signs in with a passkey; the form is on the page of signing in.</summary>
[AllowAnonymous, Costs(Costly.Hashing)]
public sealed class PasskeyModel(SignInManager<Person> signIn, Sessions sessions, SecurityLog security) : PageModel
{
    [BindProperty]
    public PasskeyInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => RedirectToPage("SignIn", new { returnUrl = ReturnUrl });

    /// <summary>What the browser asks the person's device for.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (
            await signIn.AssertAsync(Input.Credential) is { } person
            && await sessions.StartAsync(person, SignInMethod.Passkey, hasSecondFactor: true, keep: false, cancel: cancel)
        )
            return Url.Onward(ReturnUrl);
        security.Tell(SecurityKind.PasskeyRefused, personId: null);
        return RedirectToPage("SignIn", new { returnUrl = ReturnUrl, refused = "passkey" });
    }
}

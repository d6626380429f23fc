using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>Sends a person to an organization's OpenID provider, and lets in who comes back from it.</summary>
[AllowAnonymous]
public sealed class OpenIdModel(OpenIdProviders providers, OpenIdSignIn openId, Sessions sessions) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public OpenIdProvider? Provider { get; private set; }

    public IActionResult OnPost(string? provider) =>
        providers.Of(provider) is { } asked
            ? Challenge(
                new AuthenticationProperties
                {
                    RedirectUri = Url.Page("OpenId", new { returnUrl = ReturnUrl }),
                    Items = { ["provider"] = asked.Scheme },
                },
                asked.Scheme
            )
            : NotFound();

    /// <summary>Back from the provider.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var answer = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        Provider = providers.Of(answer.Properties?.Items["provider"]);
        if (answer.Principal is null || Provider is null)
            return RedirectToPage("SignIn", new { returnUrl = ReturnUrl });
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (
            await openId.EnterAsync(Provider, answer.Principal, cancel) is not { } person
            || !await sessions.StartAsync(person, SignInMethod.OpenId, hasSecondFactor: false, keep: false, Provider.OrganizationId, cancel)
        )
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }
        return Url.Onward(ReturnUrl);
    }
}

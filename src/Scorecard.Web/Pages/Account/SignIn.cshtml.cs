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

    public string? Organization { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        signIn.IsSignedIn(User) ? Onward($"~{await reader.ReadAsync(StartingPoint.PathOf, cancel) ?? "/"}") : await ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await passwords.TryAsync(Input, cancel))
            return Onward("/");
        ModelState.AddModelError("", PasswordSignIn.Refusal);
        return await ShowAsync(cancel);
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancel)
    {
        Organization = await db.OnlyNameAsync(cancel);
        return Page();
    }

    private LocalRedirectResult Onward(string otherwise) => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : otherwise);
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

[AllowAnonymous]
public sealed class SignOutModel(SignInManager<Person> signIn, Sessions sessions) : PageModel
{
    [TempData]
    public string? StatusMessage { get; set; }

    public IActionResult OnGet() => signIn.IsSignedIn(User) ? Page() : RedirectToPage("SignIn");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await sessions.EndAsync(cancel);
        StatusMessage = "You are signed out.";
        return RedirectToPage("SignIn");
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>The second step of signing in, after a right password: a code of the authenticator app, or a recovery code.</summary>
[AllowAnonymous, Costs(Costly.Hashing)]
public sealed class CodeModel(
    SecondStep step,
    UserManager<Person> people,
    Attempts attempts,
    Sessions sessions,
    SecurityLog security,
    TimeProvider time
) : PageModel
{
    public const string Refusal =
        "This code does not fit. Codes change every half minute and each works once: take the one that your app shows now. "
        + "After five wrong ones the account rests for 15 minutes.";

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await step.WhoAsync(cancel) is null ? RedirectToPage("SignIn", new { returnUrl = ReturnUrl }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await step.WhoAsync(cancel) is not var (person, keep))
            return RedirectToPage("SignIn", new { returnUrl = ReturnUrl });
        var verdict = await attempts.TryAsync(person.Id, () => FitsAsync(person), cancel);
        if (verdict is not Attempts.Verdict.Right)
        {
            security.Tell(SecurityKind.SecondFactorRefused, person.Id);
            ModelState.AddModelError("", Refusal);
            return Page();
        }
        await attempts.SucceededAsync(person.Id, cancel);
        await step.EndAsync();
        await sessions.StartAsync(person, SignInMethod.Password, hasSecondFactor: true, keep, cancel: cancel);
        return Url.Onward(ReturnUrl);
    }

    private async Task<bool> FitsAsync(Person person) =>
        await people.UseCodeAsync(person, Input.Code, time.GetUtcNow()) || await people.UseRecoveryCodeAsync(person, Input.Code);
}

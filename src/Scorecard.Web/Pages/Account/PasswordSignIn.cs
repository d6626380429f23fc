using Microsoft.AspNetCore.Identity;
using Scorecard.Data;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

public static class PasswordSignIn
{
    // One sentence for an unknown e-mail, a wrong password and a resting account, so that it tells a stranger nothing.
    public const string Refusal =
        "This e-mail and password do not fit together. "
        + "After five wrong tries an account rests for 15 minutes; then try again, or ask an administrator for a new link.";

    /// <summary>Signs in whoever an e-mail and a password belong to; false where they do not fit together.</summary>
    public static async Task<bool> TryAsync(
        this SignInManager<Person> signIn,
        SignInInput input,
        Sessions sessions,
        SecurityLog log,
        CancellationToken cancel
    )
    {
        var person = await signIn.UserManager.FindByEmailAsync(input.Email ?? "");
        if (person is not { PasswordHash: not null, DisabledAt: null } || await signIn.UserManager.IsLockedOutAsync(person))
        {
            var rests = person is { PasswordHash: not null, DisabledAt: null };
            log.Tell(
                rests ? SecurityKind.Rests : SecurityKind.WrongPassword,
                person?.Id,
                detail: person?.DisabledAt is null ? null : "the account is disabled"
            );
            // Takes as long as a real check, so that the wait tells nothing either.
            signIn.UserManager.PasswordHasher.HashPassword(person!, input.Password ?? "");
            return false;
        }
        if ((await signIn.CheckPasswordSignInAsync(person, input.Password ?? "", lockoutOnFailure: true)).Succeeded)
            return await sessions.StartAsync(person, SignInMethod.Password, hasSecondFactor: false, input.Keep, cancel: cancel);
        log.Tell(SecurityKind.WrongPassword, person.Id);
        return false;
    }
}

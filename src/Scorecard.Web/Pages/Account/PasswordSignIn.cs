using Microsoft.AspNetCore.Identity;
using Scorecard.Data;

namespace Scorecard.Web.Pages.Account;

public static class PasswordSignIn
{
    // One sentence for an unknown e-mail, a wrong password and a resting account, so that it tells a stranger nothing.
    public const string Refusal =
        "This e-mail and password do not fit together. "
        + "After five wrong tries an account rests for 15 minutes; then try again, or ask an administrator for a new link.";

    /// <summary>Signs in whoever an e-mail and a password belong to; false where they do not fit together.</summary>
    public static async Task<bool> TryAsync(this SignInManager<Person> signIn, SignInInput input)
    {
        var person = await signIn.UserManager.FindByEmailAsync(input.Email ?? "");
        if (person is not { PasswordHash: not null } || await signIn.UserManager.IsLockedOutAsync(person))
        {
            // Takes as long as a real check, so that the wait tells nothing either.
            signIn.UserManager.PasswordHasher.HashPassword(person!, input.Password ?? "");
            return false;
        }
        var result = await signIn.PasswordSignInAsync(person, input.Password ?? "", input.Keep, lockoutOnFailure: true);
        return result.Succeeded;
    }
}

using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;

namespace Scorecard.Web.People;

/// <summary>Identity's refusals in our words.</summary>
public sealed class IdentityWords : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"Write at least {length} characters. A few words in a row are easy to remember");

    public override IdentityError InvalidEmail(string? email) =>
        Error(nameof(InvalidEmail), "Write an e-mail address, such as una@example.com");

    public override IdentityError InvalidToken() =>
        Error(nameof(InvalidToken), "This link has been used or is too old. Ask an administrator for a new one");

    public override IdentityError ConcurrencyFailure() =>
        Error(nameof(ConcurrencyFailure), "This was changed elsewhere in the same moment. Load the page again and try once more");

    private static IdentityError Error(string code, string words) => new() { Code = code, Description = words };
}

public static class IdentityResults
{
    /// <summary>Turns a refusal into sentences beside the boxes Email and Password of a form.</summary>
    public static void ThrowIfFailed(this IdentityResult result)
    {
        if (!result.Succeeded)
            throw new ValidationException(
                result.Errors.Select(e => new ValidationFailure(
                    e.Code.Contains("Email", StringComparison.Ordinal) ? "Email" : "Password",
                    e.Description
                ))
            );
    }
}

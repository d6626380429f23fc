using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.People;

/// <summary>
/// Links with which a person chooses a password: for someone new and for someone who forgot. A link works once, for a week, and until the
/// person's password changes or all sign-ins are ended.
/// </summary>
public static class OneTimeLinks
{
    public static async Task<string> WelcomePathAsync(this UserManager<Person> people, Person person)
    {
        var token = await people.GeneratePasswordResetTokenAsync(person);
        return $"/account/welcome?person={PublicIds.Format(person.Id)}"
            + $"&token={WebEncoders.Base64UrlEncode(Convert.FromBase64String(token))}";
    }

    /// <summary>The person whom a link lets in and Identity's form of its token, or null where it does not fit any more.</summary>
    public static async Task<(Person Person, string Token)?> OpenAsync(this UserManager<Person> people, string? person, string? token)
    {
        if (
            !PublicIds.TryParse(person, out var id)
            || Decode(token) is not { } decoded
            || await people.FindByIdAsync($"{id}") is not { } found
        )
            return null;
        return await people.VerifyUserTokenAsync(
            found,
            people.Options.Tokens.PasswordResetTokenProvider,
            UserManager<Person>.ResetPasswordTokenPurpose,
            decoded
        )
            ? (found, decoded)
            : null;
    }

    private static string? Decode(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : Convert.ToBase64String(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>The link with a person and a token from an address, or null where it does not fit any more.</summary>
    public static async Task<OpenLink?> OpenAsync(
        this UserManager<Person> people,
        ScorecardDbContext db,
        string? person,
        string? token,
        CancellationToken cancel
    )
    {
        if (
            !PublicIds.TryParse(person, out var id)
            || Decode(token) is not { } decoded
            || await people.FindByIdAsync($"{id}") is not { DisabledAt: null } found
        )
            return null;
        // An account that several organizations know is no one's to hand out, however the link came about.
        if (await db.OrganizationsOf(id).CountAsync(cancel) > 1)
            return null;
        return await people.VerifyUserTokenAsync(
            found,
            people.Options.Tokens.PasswordResetTokenProvider,
            UserManager<Person>.ResetPasswordTokenPurpose,
            decoded
        )
            ? new(found, decoded)
            : null;
    }

    /// <summary>
    /// Uses a link up: its person has the password, rests no longer after wrong tries, and is signed in. Codes are off then, since whoever
    /// has lost the phone asks for a link too; an organization that wants a second factor asks for it anew.
    /// </summary>
    public static async Task EnterAsync(
        this UserManager<Person> people,
        OpenLink link,
        string password,
        Attempts attempts,
        Sessions sessions,
        SecurityLog log,
        CancellationToken cancel
    )
    {
        (await people.ResetPasswordAsync(link.Person, link.Token, password)).ThrowIfFailed();
        if (link.Person.TwoFactorEnabled)
        {
            (await people.SetTwoFactorEnabledAsync(link.Person, false)).ThrowIfFailed();
            log.Tell(SecurityKind.SecondFactorOff, link.Person.Id);
        }
        await attempts.SucceededAsync(link.Person.Id, cancel);
        await sessions.EndAllAsync(link.Person.Id, cancel);
        log.Tell(SecurityKind.LinkUsed, link.Person.Id);
        await sessions.StartAsync(link.Person, SignInMethod.Password, hasSecondFactor: false, keep: false, cancel: cancel);
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

/// <summary>A one-time link that fits.</summary>
/// <param name="Person">Whom it lets in.</param>
/// <param name="Token">As Identity reads it.</param>
public sealed record OpenLink(Person Person, string Token);

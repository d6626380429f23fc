using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Notices;

/// <summary>Tokens in mails that say for whom and for what they are, and that nobody else can make.</summary>
public sealed class SignedLinks(IDataProtectionProvider protection, PublicAddress address, TimeProvider time)
{
    /// <summary>How long a link for a new password works.</summary>
    public static readonly TimeSpan ResetLasts = TimeSpan.FromHours(1);

    private readonly IDataProtector resets = protection.CreateProtector("password reset");
    private readonly IDataProtector unsubscribes = protection.CreateProtector("unsubscribe");

    /// <summary>An address here as a whole; without Public:Url the program answers on its own machine only.</summary>
    public string Whole(string path) => (address.Root ?? "http://localhost") + path;

    public string Reset(Person person) =>
        Whole(
            "/account/reset?token="
                + Protect(resets, string.Create(CultureInfo.InvariantCulture, $"{person.Id} {Now.Ticks} {person.SecurityStamp}"))
        );

    /// <summary>Whom a link for a new password is for, and the stamp that the account has to have still; null for none.</summary>
    public (long Person, string Stamp)? OpenReset(string? token) =>
        Open(resets, token) is [var person, var ticks, var stamp]
        && long.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var made)
        && Now.Ticks - made <= ResetLasts.Ticks
            ? (id, stamp)
            : null;

    public string Unsubscribe(long organization, long person, NoticeKind kind) =>
        Whole(
            "/account/unsubscribe?token="
                + Protect(unsubscribes, string.Create(CultureInfo.InvariantCulture, $"{organization} {person} {kind}"))
        );

    public (long Organization, long Person, NoticeKind Kind)? OpenUnsubscribe(string? token) =>
        Open(unsubscribes, token) is [var organization, var person, var kind]
        && long.TryParse(organization, NumberStyles.None, CultureInfo.InvariantCulture, out var organizationId)
        && long.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var personId)
        && Enum.TryParse<NoticeKind>(kind, out var of)
            ? (organizationId, personId, of)
            : null;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static string Protect(IDataProtector protector, string text) =>
        WebEncoders.Base64UrlEncode(protector.Protect(Encoding.UTF8.GetBytes(text)));

    private static string[]? Open(IDataProtector protector, string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token)
                ? null
                : Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(token))).Split(' ');
        }
        catch (Exception no) when (no is FormatException or CryptographicException)
        {
            return null;
        }
    }
}

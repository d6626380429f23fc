using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using QRCoder;
using Scorecard.Data;

namespace Scorecard.Web.People;

/// <summary>The codes of six digits that an authenticator app shows, and the recovery codes for who has lost it.</summary>
public static class AuthenticatorCodes
{
    public const int RecoveryCount = 10;
    private const string Provider = "Scorecard";
    private const string UsedName = "UsedCodes";

    /// <summary>Longer than a code is taken for.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>Makes a key that waits for its first code. Nobody's sign-in ends by it.</summary>
    public static async Task KeepNewKeyAsync(
        this UserManager<Person> people,
        IUserStore<Person> store,
        Person person,
        CancellationToken cancel
    )
    {
        await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(person, people.GenerateNewAuthenticatorKey(), cancel);
        (await people.UpdateAsync(person)).ThrowIfFailed();
    }

    /// <summary>Whether a code is right and was not used before; it is used up by this.</summary>
    public static async Task<bool> UseCodeAsync(this UserManager<Person> people, Person person, string? typed, DateTimeOffset now)
    {
        var code = Digits(typed);
        if (code.Length != 6 || !await people.VerifyTwoFactorTokenAsync(person, people.Options.Tokens.AuthenticatorTokenProvider, code))
            return false;
        var used = Used(await people.GetAuthenticationTokenAsync(person, Provider, UsedName), now);
        if (used.Any(u => u.Code == code))
            return false;
        var kept = string.Join(' ', used.Append((Code: code, At: now)).Select(u => $"{u.Code}:{u.At.ToUnixTimeSeconds()}"));
        // Of two who bring the same code at once, one saves it.
        return (await people.SetAuthenticationTokenAsync(person, Provider, UsedName, kept)).Succeeded;
    }

    public static async Task<bool> UseRecoveryCodeAsync(this UserManager<Person> people, Person person, string? typed) =>
        !string.IsNullOrWhiteSpace(typed)
        && typed.Length < 30
        && (await people.RedeemTwoFactorRecoveryCodeAsync(person, typed.Trim().ToUpperInvariant())).Succeeded;

    /// <summary>The key in groups of four letters, for who types it.</summary>
    public static string Spaced(string key) => string.Join(' ', key.Chunk(4).Select(four => new string(four)));

    /// <summary>What an authenticator app photographs, as the address of a picture.</summary>
    public static string Picture(string key, string email, string host)
    {
        var issuer = Uri.EscapeDataString($"Scorecard {host}");
        var address = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(email)}?secret={key}&issuer={issuer}&digits=6";
        using var drawn = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(drawn);
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(4)))}";
    }

    private static string Digits(string? typed) => new((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-').Take(20).ToArray());

    private static List<(string Code, DateTimeOffset At)> Used(string? kept, DateTimeOffset now) =>
        [
            .. (kept ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(entry => entry.Split(':'))
                .Select(parts => (parts[0], DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture))))
                .Where(used => used.Item2 > now - Remembered),
        ];
}

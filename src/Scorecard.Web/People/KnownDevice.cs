using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.People;

/// <summary>
/// The cookie of a browser that has signed in before. It lets nobody in; it only keeps strangers, who make an account rest, from shutting
/// out its owner.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection, IHttpContextAccessor requests, PublicAddress address)
{
    private const string Cookie = "device";

    /// <summary>Accounts that one browser is known to.</summary>
    private const int Most = 8;

    private static readonly TimeSpan Lasting = TimeSpan.FromDays(365);

    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("Scorecard.Web.People.KnownDevice")
        .ToTimeLimitedDataProtector();

    /// <summary>The name of this browser at an account that it has signed in to; else null.</summary>
    public string? NameAt(long account) => Read() is { } known && known.Accounts.Contains(account) ? known.Name : null;

    /// <summary>Has this browser known at an account from now on.</summary>
    public void Remember(long account)
    {
        var known = Read();
        var name = known?.Name ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var accounts = (known?.Accounts ?? []).Where(other => other != account).Prepend(account).Take(Most);
        var text = string.Join(' ', accounts.Select(id => id.ToString(CultureInfo.InvariantCulture)).Prepend(name));
        address.Hand(Request.HttpContext, Cookie, protector.Protect(text, Lasting), Lasting);
    }

    private HttpRequest Request => requests.HttpContext!.Request;

    private (string Name, IReadOnlyList<long> Accounts)? Read()
    {
        if (Request.Cookies[address.NameOfCookie(Cookie)] is not { Length: > 0 } cookie)
            return null;
        try
        {
            var parts = protector.Unprotect(cookie).Split(' ');
            return (parts[0], [.. parts.Skip(1).Select(id => long.Parse(id, CultureInfo.InvariantCulture))]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

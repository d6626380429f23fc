using System.Net;
using Scorecard.Data.Hosting;

namespace Scorecard.Web.Hosting;

/// <summary>
/// The address that people open: the setting Public:Url. Links are made from it, and no other name is answered. Without it the program
/// answers on its own machine only.
/// </summary>
/// <param name="Url">Scheme, host and port; null where the setting is missing.</param>
public sealed record PublicAddress(Uri? Url)
{
    /// <summary>A browser takes a cookie of such a name over HTTPS only, and from this host alone.</summary>
    private const string HostOnly = "__Host-";

    // As browsers send it: umlauts in the spelling of the DNS, numbers of IPv6 in brackets.
    private readonly string host = Url is null ? "" : new HostString(Url.IdnHost, Url.Port).Host;

    /// <summary>The address without a slash at its end; null where the setting is missing.</summary>
    public string? Root => Url is null ? null : $"{Url.Scheme}://{host}" + (Url.IsDefaultPort ? "" : $":{Url.Port}");

    public bool IsHttps => Url?.Scheme == Uri.UriSchemeHttps;

    /// <exception cref="CannotStart">The setting is no address, or one over plain HTTP that nobody has allowed.</exception>
    public static PublicAddress Of(IConfiguration settings)
    {
        if (settings["Public:Url"] is not { Length: > 0 } given)
            return new(Url: null);
        if (
            !Uri.TryCreate(given, UriKind.Absolute, out var url)
            || url is not { Scheme: "https" or "http", PathAndQuery: "/", Fragment: "", UserInfo: "", Host: not "" }
        )
            throw new CannotStart($"Public:Url is {given}. Set it to what people open, such as https://scorecard.example.com.");
        if (url.Scheme == Uri.UriSchemeHttp && !AllowsHttp(settings["Public:AllowHttp"]))
            throw new CannotStart(
                $"Public:Url is {given}, and over http:// passwords can be read on the way. Set it to https://{url.Authority}, "
                    + "or set Public:AllowHttp to true if that is meant."
            );
        return new(url);
    }

    /// <summary>Whether a request asks for this program under its own name, whatever the port.</summary>
    public bool Is(HostString asked) =>
        Url is null ? IsThisMachine(asked.Host) : asked.Host.Equals(host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name under which a cookie is kept.</summary>
    public string NameOfCookie(string name) => IsHttps ? HostOnly + name : name;

    /// <summary>Has a cookie sent to this host only, and over HTTPS only where people come over HTTPS.</summary>
    public void Guard(CookieBuilder cookie)
    {
        cookie.SecurePolicy = IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Name = NameOfCookie(cookie.Name!);
        cookie.Path = "/";
    }

    /// <summary>Hands the browser a cookie that no script reads and no other site sends.</summary>
    /// <param name="lasting">Until the browser is closed where it is null.</param>
    public void Hand(HttpContext context, string name, string value, TimeSpan? lasting = null)
    {
        var cookie = new CookieBuilder
        {
            Name = name,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            MaxAge = lasting,
        };
        Guard(cookie);
        context.Response.Cookies.Append(cookie.Name, value, cookie.Build(context));
    }

    private static bool IsThisMachine(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));

    private static bool AllowsHttp(string? setting) =>
        bool.TryParse(setting is null or "" ? "false" : setting, out var allowed)
            ? allowed
            : throw new CannotStart($"Public:AllowHttp is {setting}. Set it to true or false.");
}

using System.Globalization;
using MailKit.Security;
using MimeKit;
using Scorecard.Data.Hosting;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Notices;

/// <summary>How mails leave the program: the settings under Mail. Without Mail:Host they wait in the outbox.</summary>
public sealed record MailSettings
{
    /// <summary>Null where mail is not set up.</summary>
    public string? Host { get; init; }
    public int Port { get; init; }
    public string? User { get; init; }
    public string? Password { get; init; }
    public MailboxAddress? From { get; init; }
    public SecureSocketOptions Tls { get; init; }

    /// <summary>How long a server may stay silent. A mail takes at most twice that.</summary>
    public TimeSpan Patience { get; init; }

    public bool IsSet => Host is not null;

    /// <summary>After so long nobody can be sending a mail any more that a claim stands on.</summary>
    public TimeSpan Lease => 4 * Patience;

    /// <exception cref="CannotStart">A setting is missing or does not fit.</exception>
    public static MailSettings Of(IConfiguration settings, PublicAddress address)
    {
        var patience = TimeSpan.FromSeconds(Number(settings, "Mail:TimeoutSeconds", 30, 1, 300));
        if (settings["Mail:Host"] is not { Length: > 0 } host)
            return new() { Patience = patience };
        if (address.Root is null)
            throw new CannotStart("Mail:Host is set and Public:Url is not: links in mails would lead nowhere. Set Public:Url.");
        if (!MailboxAddress.TryParse(settings["Mail:From"] ?? "", out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            throw new CannotStart(
                $"Mail:From is “{settings["Mail:From"]}”. Set it to an address such as Scorecard <scorecard@example.com>."
            );
        var user = settings["Mail:User"] is { Length: > 0 } name ? name : null;
        if (user is not null && string.IsNullOrEmpty(settings["Mail:Password"]))
            throw new CannotStart("Mail:User is set and Mail:Password is not. Set both, or neither where the server asks for none.");
        var tls = Encryption(settings["Mail:Tls"]);
        return new()
        {
            Host = host,
            Port = Number(settings, "Mail:Port", tls == SecureSocketOptions.SslOnConnect ? 465 : 587, 1, 65_535),
            User = user,
            Password = settings["Mail:Password"],
            From = from,
            Tls = tls,
            Patience = patience,
        };
    }

    private static SecureSocketOptions Encryption(string? text) =>
        text?.ToLowerInvariant() switch
        {
            null or "" or "starttls" => SecureSocketOptions.StartTls,
            "implicit" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => throw new CannotStart($"Mail:Tls is {text}. Set it to StartTls, Implicit or None."),
        };

    private static int Number(IConfiguration settings, string name, int otherwise, int least, int most) =>
        settings[name] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new CannotStart($"{name} is {text}. Set it to a number from {least} to {most}.");
}

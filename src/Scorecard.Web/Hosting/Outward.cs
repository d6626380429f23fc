using System.Net;
using System.Net.Sockets;

namespace Scorecard.Web.Hosting;

/// <summary>Where the program itself goes on the net: to public addresses over HTTPS, unless a setting says otherwise.</summary>
/// <param name="AllowsPrivate">Whether addresses of this network are allowed as well, and plain HTTP.</param>
/// <param name="Patience">How long the other side is waited for.</param>
/// <param name="Who">Who goes there, such as webhooks.</param>
/// <param name="Setting">What allows addresses of this network.</param>
public record Outward(bool AllowsPrivate, TimeSpan Patience, string Who, string Setting)
{
    /// <summary>Why an address cannot be used, as a sentence; null where it can.</summary>
    public string? Problem(string? address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0
            ? "Write the whole address that the other side gave you, such as https://hooks.example.com/services/abc."
        : uri.Scheme == Uri.UriSchemeHttp && !AllowsPrivate ? "The address has to begin with https://, so that nobody reads along."
        : !AllowsPrivate && IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out var number) && !IsPublic(number)
            ? $"The address lies inside this network, where {Who} do not go. Whoever runs the program allows it by {Setting}."
        : null;

    /// <summary>A client that follows no redirects, uses no proxy, and connects to what is allowed, whatever the name says.</summary>
    public HttpClient MakeClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                ConnectTimeout = Patience,
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                MaxResponseHeadersLength = 16,
                ConnectCallback = (context, cancel) => ConnectAsync(context.DnsEndPoint, cancel),
            }
        )
        {
            Timeout = Patience,
        };

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint to, CancellationToken cancel)
    {
        var found = await Dns.GetHostAddressesAsync(to.Host, cancel);
        var allowed = found.Where(address => AllowsPrivate || IsPublic(address)).ToArray();
        if (allowed.Length == 0)
            throw new HttpRequestException($"{to.Host} lies inside this network, where {Who} do not go");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address is one of the internet at large.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return false;
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            // Global unicast, but for the ways in which an IPv4 address is written in one (Teredo, 6to4) and documentation.
            return (bytes[0] & 0xe0) == 0x20
                && !(bytes[0] == 0x20 && bytes[1] == 0x02)
                && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0)
                && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == 0xb8);
        return bytes switch
        {
            [0 or 10 or 127, ..] or [>= 224, ..] => false,
            [100, >= 64 and <= 127, ..] => false,
            [169, 254, ..] => false,
            [172, >= 16 and <= 31, ..] => false,
            [192, 168, ..] or [192, 0, 0 or 2, ..] or [192, 88, 99, ..] => false,
            [198, 18 or 19, ..] or [198, 51, 100, ..] or [203, 0, 113, ..] => false,
            _ => true,
        };
    }
}

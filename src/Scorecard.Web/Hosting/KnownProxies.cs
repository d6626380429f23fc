using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Scorecard.Data.Hosting;
using IPNetwork = System.Net.IPNetwork;

namespace Scorecard.Web.Hosting;

/// <summary>
/// The proxies in front of the program: the setting Public:Proxies, addresses and networks with commas between. What they say of the sender
/// and of HTTPS is believed; what anybody else says of it is not.
/// </summary>
public sealed record KnownProxies(IReadOnlyList<IPNetwork> Networks)
{
    /// <exception cref="CannotStart">An entry is neither an address nor a network, or every sender would be believed.</exception>
    public static KnownProxies Of(IConfiguration settings)
    {
        if (string.Equals(settings["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
            throw new CannotStart(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes whoever sends X-Forwarded-For. Remove it, and set Public:Proxies to the "
                    + "addresses of your proxies."
            );
        var entries = (settings["Public:Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new([.. entries.Select(NetworkOf)]);
    }

    /// <summary>However many of them stand in a row, back to the first that is not known.</summary>
    public void ApplyTo(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in Networks)
            options.KnownIPNetworks.Add(network);
    }

    private static IPNetwork NetworkOf(string entry) =>
        IPAddress.TryParse(entry, out var one) ? new(one, one.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(entry, out var network) ? network
        : throw new CannotStart(
            $"Public:Proxies has {entry}. Set it to addresses or networks with commas between, such as 127.0.0.1, 10.0.0.0/24."
        );
}

using System.Net;

namespace Scorecard.Web.Hosting;

/// <summary>Tells the log of a proxy that is not known: once, since anybody can send what a proxy sends.</summary>
public sealed partial class StrangeProxies(ILogger log)
{
    private bool told;

    public void Met(IPAddress? sender)
    {
        if (!Interlocked.Exchange(ref told, true))
            Tell(sender);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Sender} says that it passes on what came over HTTPS, and is not known. If it is your proxy, add it to Public:Proxies."
    )]
    private partial void Tell(IPAddress? sender);
}

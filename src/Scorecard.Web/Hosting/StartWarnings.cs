using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Hosting;

/// <summary>What an installation lacks that others rely on, said at its start in one entry of the log.</summary>
public static class StartWarnings
{
    /// <summary>Once the server listens. Who develops is not told.</summary>
    public static void WarnOfWhatIsMissing(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            return;
        var address = app.Services.GetRequiredService<PublicAddress>();
        var proxies = app.Services.GetRequiredService<KnownProxies>();
        var keys = app.Services.GetRequiredService<KeyProtection>();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var missing = Missing(address, proxies, app.Urls, keys.Problem).ToList();
            if (missing.Count > 0)
                app.Logger.LogWarning("{Missing}", string.Join(' ', missing));
        });
    }

    /// <param name="listens">The addresses on which the server listens.</param>
    /// <param name="keys">What is wrong with what encrypts the keys, or null.</param>
    public static IEnumerable<string> Missing(PublicAddress address, KnownProxies proxies, ICollection<string> listens, string? keys)
    {
        if (address.Url is null)
            yield return "Public:Url is not set: it answers on this machine only.";
        else if (!address.IsHttps)
            yield return "Public:AllowHttp is set: passwords and all else can be read on the way.";
        else if (proxies.Networks.Count == 0 && !listens.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
            yield return "It listens on HTTP alone and knows no proxy, so nobody gets in: set Public:Proxies to the one that ends HTTPS.";
        if (keys is not null)
            yield return keys;
    }
}

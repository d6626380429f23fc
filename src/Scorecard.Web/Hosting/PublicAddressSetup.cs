using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.Mvc;

namespace Scorecard.Web.Hosting;

/// <summary>Holds requests, cookies and browsers to the public address.</summary>
public static class PublicAddressSetup
{
    /// <summary>Comes after whatever adds cookies.</summary>
    /// <exception cref="Data.Hosting.CannotStart">A setting under Public cannot be used.</exception>
    public static void AddPublicAddress(this WebApplicationBuilder builder)
    {
        var address = PublicAddress.Of(builder.Configuration);
        var proxies = KnownProxies.Of(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(address).AddSingleton(proxies);
        services.Configure<ForwardedHeadersOptions>(proxies.ApplyTo);
        services.PostConfigureAll<CookieAuthenticationOptions>(options => address.Guard(options.Cookie));
        services.PostConfigureAll<OpenIdConnectOptions>(options =>
        {
            address.Guard(options.NonceCookie);
            address.Guard(options.CorrelationCookie);
        });
        services.PostConfigure<AntiforgeryOptions>(options => address.Guard(options.Cookie));
        services.PostConfigure<CookieTempDataProviderOptions>(options => address.Guard(options.Cookie));
        services.Configure<HstsOptions>(options =>
        {
            options.MaxAge = TimeSpan.FromDays(365);
            options.IncludeSubDomains = true;
        });
    }

    /// <summary>Believes the known proxies, and answers under the public address alone.</summary>
    public static void UsePublicAddress(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<PublicAddress>();
        if (app.Services.GetRequiredService<KnownProxies>().Networks.Count > 0)
            app.UseForwardedHeaders();
        var strangers = new StrangeProxies(app.Logger);
        app.Use(
            (context, next) =>
                HealthAddresses.Include(context.Request.Path) ? next(context)
                : !address.Is(context.Request.Host) ? RefuseAsync(context, WrongName(address))
                : address.IsHttps && !context.Request.IsHttps ? ToHttpsAsync(context, address, strangers)
                : next(context)
        );
    }

    /// <summary>An address here as a whole, to hand to others.</summary>
    /// <param name="path">From the root of the site, beginning with a slash.</param>
    public static string Whole(this HttpRequest request, string path)
    {
        var root = request.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Root;
        return (root ?? $"{request.Scheme}://{request.Host}") + request.PathBase + path;
    }

    private static string WrongName(PublicAddress address) =>
        address.Root is { } root
            ? $"Scorecard answers at {root} and under no other name."
            : "Scorecard answers on its own machine only, as http://localhost, until Public:Url is set to the address that people open.";

    private static Task ToHttpsAsync(HttpContext context, PublicAddress address, StrangeProxies strangers)
    {
        // The browser came over HTTPS, as far as the sender says: sending it there again would never end.
        if (context.Request.Headers["X-Forwarded-Proto"] == "https")
        {
            strangers.Met(context.Connection.RemoteIpAddress);
            return RefuseAsync(context, "This came through a proxy that is not known. Its address has to stand in Public:Proxies.");
        }
        context.Response.Redirect(address.Root + context.Request.GetEncodedPathAndQuery(), permanent: true, preserveMethod: true);
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context, string sentence) =>
        Results.Text(sentence, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
}

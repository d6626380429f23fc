using Microsoft.AspNetCore.StaticAssets;

namespace Scorecard.Web.Hosting;

public static class SecurityHeaders
{
    // data: is for the arrow of select boxes, which a stylesheet can draw in no other way.
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                // When the response starts, because a failed request has its headers cleared before the error page is made.
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    headers.ContentSecurityPolicy = ContentSecurityPolicy;
                    headers.XFrameOptions = "DENY";
                    headers.XContentTypeOptions = "nosniff";
                    headers["Referrer-Policy"] = "same-origin";
                    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Cross-Origin-Resource-Policy"] = "same-origin";
                    // What a page shows is not for everyone, so nothing keeps it; files that are the same for everyone say themselves
                    // how long they may be kept.
                    if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                        headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
                await next(context);
            }
        );
}

using System.Globalization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Api;

/// <summary>Tells a program in headers how many calls it has left in this minute.</summary>
public sealed class CallLimits(IOptions<RateLimiterOptions> options, IConfiguration settings)
{
    private readonly string most = Limit.Calls.MostOf(settings[Limit.Calls.Setting]).ToString(CultureInfo.InvariantCulture);

    public void Tell(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = $"\"calls\";q={most};w=60";
        headers["RateLimit-Limit"] = most;
        if (options.Value.GlobalLimiter?.GetStatistics(context) is { } left)
            headers["RateLimit-Remaining"] = left.CurrentAvailablePermits.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = "60";
    }
}

using System.Globalization;
using System.Threading.RateLimiting;

namespace Scorecard.Web.Hosting;

/// <summary>Tells a program in headers how many calls it has left in this minute, and when there are more.</summary>
/// <param name="calls">What counts them.</param>
/// <param name="most">In a minute.</param>
public sealed class CallLimits(PartitionedRateLimiter<HttpContext> calls, int most)
{
    public void Tell(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"calls\";q={most};w={MinuteLimiter.Seconds}");
        headers["RateLimit-Limit"] = most.ToString(CultureInfo.InvariantCulture);
        if (calls.GetStatistics(context) is not MinuteStatistics left)
            return;
        headers["RateLimit-Remaining"] = left.CurrentAvailablePermits.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = left.RenewsIn.ToString(CultureInfo.InvariantCulture);
    }
}

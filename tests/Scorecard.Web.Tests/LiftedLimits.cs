using Microsoft.AspNetCore.Hosting;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Tests;

internal static class LiftedLimits
{
    /// <summary>Tests ask faster than people; those of the limits put some back.</summary>
    public static IWebHostBuilder LiftLimits(this IWebHostBuilder host)
    {
        foreach (var limit in Limit.All)
            host.UseSetting(limit.Setting, "100000");
        return host;
    }

    /// <summary>The limits as they are unless a setting says otherwise.</summary>
    public static void PutBackLimits(this IWebHostBuilder host)
    {
        foreach (var limit in Limit.All)
            host.UseSetting(limit.Setting, "");
    }
}

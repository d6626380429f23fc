using System.Globalization;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Scorecard.Web.Hosting;

public static class RateLimits
{
    /// <summary>Seconds after which someone comes back who found no turn; those who count by the minute are told when it ends.</summary>
    private const int SoonAgain = 5;

    // An IPv6 provider gives a customer a whole network of this many bits, in which every device makes up addresses as it likes.
    private const int BytesOfANetwork = 8;

    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration settings)
    {
        var limiters = Limit.All.ToDictionary(limit => limit, limit => limit.Read(settings));
        var limiter = PartitionedRateLimiter.CreateChained([.. limiters.Values]);
        var calls = new CallLimits(limiters[Limit.Calls], Limit.Calls.MostOf(settings[Limit.Calls.Setting]));
        services.AddSingleton(calls);
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = limiter;
            options.OnRejected = (refused, _) =>
            {
                var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left)
                    ? Math.Ceiling(left.TotalSeconds)
                    : SoonAgain;
                refused.HttpContext.Response.Headers.RetryAfter = Math.Max(1, wait).ToString(CultureInfo.InvariantCulture);
                if (CostsAttribute.Of(refused.HttpContext).HasFlag(Costly.Call))
                    calls.Tell(refused.HttpContext);
                return ValueTask.CompletedTask;
            };
        });
    }

    public static IApplicationBuilder UseLimits(this IApplicationBuilder app) =>
        app.UseWhen(
            context => CostsAttribute.Of(context) != Costly.Nothing,
            costly =>
            {
                costly.Use(ReadFirstAsync);
                costly.UseRateLimiter();
            }
        );

    /// <summary>A form that comes in slowly holds nobody’s turn. Files are left alone: they are read piece by piece.</summary>
    private static async Task ReadFirstAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.HasFormContentType && !CostsAttribute.Of(context).HasFlag(Costly.ImportCheck))
            try
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }
            catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
            {
                // The page says so, as for any form.
            }
        await next(context);
    }

    /// <summary>Where a request comes from: an IPv4 address, or the network of an IPv6 address.</summary>
    public static string SenderAddress(this HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, BytesOfANetwork))
            : $"{address}";
    }
}

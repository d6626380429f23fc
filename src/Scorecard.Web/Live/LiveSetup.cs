using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.Live;

public static class LiveSetup
{
    private const string Address = "/live";

    /// <summary>The header with which a page asks for itself anew.</summary>
    private const string Update = "Live-Update";

    public static IServiceCollection AddLive(this IServiceCollection services) =>
        services
            .AddSingleton<LiveBell>()
            .AddSingleton<LiveListeners>()
            .AddScoped<LiveEvents>()
            .ConfigureDbContext<ScorecardDbContext>((all, options) => options.AddInterceptors(all.GetRequiredService<LiveBell>()))
            .AddSingleton<LiveWatcher>()
            .AddHostedService(all => all.GetRequiredService<LiveWatcher>());

    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapGet(
            Address,
            (
                string? unit,
                long? since,
                [FromHeader(Name = "Last-Event-ID")] long? last,
                LiveEvents events,
                HttpResponse response,
                CancellationToken cancel
            ) => events.OpenAsync(unit, last ?? since, response, cancel)
        );

    /// <summary>Whether an open page asks by itself, which does not mean that anybody uses it.</summary>
    public static bool IsLive(this HttpRequest request) => request.Path == Address || request.Headers.ContainsKey(Update);

    /// <summary>What a page about a unit listens to.</summary>
    /// <param name="sequence">The transaction that its figures are from.</param>
    public static string StreamOf(string unit, long sequence) => $"{Address}?unit={unit}&since={sequence}";
}

namespace Scorecard.Web.Feeds;

/// <summary>Registers what reads values from databases outside.</summary>
public static class FeedSetup
{
    public static IServiceCollection AddFeeds(this IServiceCollection services, IConfiguration settings) =>
        services
            .AddSingleton(FeedSettings.Of(settings))
            .AddSingleton<FeedConnections>()
            .AddSingleton<FeedReader>()
            .AddScoped<FeedRun>()
            .AddSingleton<FeedKeeper>()
            .AddHostedService(services => services.GetRequiredService<FeedKeeper>());
}

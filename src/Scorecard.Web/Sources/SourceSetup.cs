namespace Scorecard.Web.Sources;

/// <summary>Registers what takes files from folders and addresses.</summary>
public static class SourceSetup
{
    public static IServiceCollection AddSources(this IServiceCollection services, IConfiguration settings) =>
        services
            .AddSingleton(SourceSettings.Of(settings))
            .AddSingleton<SourceFolders>()
            .AddSingleton<SourceAddresses>()
            .AddScoped<SourceRun>()
            .AddSingleton<SourceKeeper>()
            .AddHostedService(services => services.GetRequiredService<SourceKeeper>());
}

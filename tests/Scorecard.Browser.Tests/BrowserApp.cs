using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.TestData;

namespace Scorecard.Browser.Tests;

/// <summary>The application on a port of its own, with the demo organization unless it is told otherwise. It is 8 November 2026, two days before October's values are due.</summary>
public sealed class BrowserApp : WebApplicationFactory<Program>
{
    public static readonly DateTimeOffset Now = new(2026, 11, 8, 16, 42, 0, TimeSpan.Zero);

    private readonly TestDatabase? own;
    private readonly (string Provider, string Connection) database;

    public BrowserApp()
    {
        own = TestDatabases.CreateSqlite();
        database = ("Sqlite", own.ConnectionString);
        UseKestrel(0);
    }

    /// <summary>One of several nodes on one PostgreSQL database, which stays when this is disposed.</summary>
    public BrowserApp(TestDatabase shared)
    {
        database = ("PostgreSql", shared.ConnectionString);
        UseKestrel(0);
    }

    /// <summary>Whether there is a demo organization, or nothing at all yet.</summary>
    public bool Demo { get; init; } = true;

    // By name: a passkey belongs to a name, never to a number.
    public string Address =>
        new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }
            .Uri.ToString()
            .TrimEnd('/');

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (own is not null)
            await own.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder
            .UseEnvironment("Production")
            // While developing, a route for edited static files answers 405 to every unknown POST.
            .UseSetting("ReloadStaticAssetsAtRuntime", "false")
            .UseSetting("Demo", Demo ? "true" : "false")
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseSetting("Database:Provider", database.Provider)
            .UseSetting("Database:ConnectionString", database.Connection)
            .UseSetting("Keys:File", own is null ? TestDatabases.KeyFile : "")
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new StandingClock()));

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}

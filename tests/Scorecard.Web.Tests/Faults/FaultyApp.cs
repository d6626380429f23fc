using System.Diagnostics;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Scorecard.Domain;
using Scorecard.TestData;

namespace Scorecard.Web.Tests.Faults;

/// <summary>The application on a port of its own, and between it and its PostgreSQL what a test makes go wrong.</summary>
public sealed class FaultyApp : IAsyncLifetime
{
    private TestDatabase? database;

    internal TcpProxy Way { get; private set; } = null!;

    public TestApp App { get; private set; } = null!;

    internal LogBook Log { get; } = new();

    /// <summary>The form of a new initiative of the sales department.</summary>
    public async Task<TestForm> NewInitiativeAsync(TestBrowser browser) =>
        (await browser.GetAsync($"/initiatives/new?unit={Id(Acme.Unit("SALES").Id)}")).Form().Type("Input.Name", "Visit every customer");

    public World Acme => App.Companies.Acme;

    public async Task InitializeAsync()
    {
        database = await TestDatabases.CreatePostgreSqlAsync();
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Way = new TcpProxy(connection.Host!, connection.Port);
        (connection.Host, connection.Port) = ("127.0.0.1", Way.Port);
        // It gives a silent server up as soon as it does for people.
        connection.Remove(nameof(connection.Timeout));
        connection.Remove("Command Timeout");
        App = new()
        {
            Elsewhere = ("PostgreSql", connection.ConnectionString),
            Host = host => host.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(Log)),
        };
        await App.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        if (App is not null)
            await ((IAsyncLifetime)App).DisposeAsync();
        if (Way is not null)
            await Way.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    public static string Id(long id) => PublicIds.Format(id);

    /// <summary>An answer, which may not take as long as a person waits.</summary>
    public static async Task<T> SoonAsync<T>(Func<Task<T>> ask)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await ask();
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
        return answer;
    }
}

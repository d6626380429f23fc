using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.Sqlite;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.TestData;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Tests;

/// <summary>
/// The application as it runs, on a database of its own that holds the two organizations of <see cref="TestCompanies"/>. One a test class; its clock stands.
/// </summary>
public sealed partial class TestApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "correct horse battery";
    public const int LargestFileMegabytes = 4;
    public static readonly DateTimeOffset Now = new(2026, 11, 12, 9, 30, 0, TimeSpan.Zero);

    private static readonly Lazy<TestDatabase> Migrated = new(Migrate);

    private readonly TestDatabase database = TestDatabases.CreateSqlite(Migrated.Value);

    /// <summary>What time it is.</summary>
    public DateTimeOffset Clock { get; init; } = Now;

    public TestCompanies Companies { get; } = new();

    /// <summary>A database other than a SQLite file of its own; the application then listens on a port, as it does for people.</summary>
    public (string Provider, string ConnectionString)? Elsewhere { get; init; }

    /// <summary>What else a test changes in the host.</summary>
    public Action<IWebHostBuilder>? Host { get; init; }

    /// <summary>What a test adds to the application's contexts, such as a log of their statements.</summary>
    public Action<DbContextOptionsBuilder>? Database { get; init; }

    public async Task InitializeAsync()
    {
        if (Elsewhere is not null)
            UseKestrel(0);
        await SaveAsync(Companies.Acme.Model);
        await SaveAsync(Companies.Globex.Model);
        foreach (var (person, memberships) in Companies.People)
            await InScopeAsync(async services =>
            {
                var created = await services.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password);
                Assert.True(created.Succeeded, created.ToString());
                foreach (var byOrganization in memberships.GroupBy(m => m.Unit.OrganizationId))
                {
                    await using var write = await services
                        .GetRequiredService<ScorecardDbContext>()
                        .BeginWriteAsync(byOrganization.Key, null, Now.UtcDateTime);
                    services
                        .GetRequiredService<ScorecardDbContext>()
                        .AddRange(byOrganization.Select(m => new Membership(person.Id, m.Unit, m.Role)));
                    await write.CommitAsync();
                }
            });
        // Where it listens, it would else read and write beside the test.
        await Services.GetRequiredService<WarmUp>().Done.WaitAsync(TimeSpan.FromMinutes(1));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseEnvironment("Production")
            // While developing, a route for edited static files answers 405 to every unknown POST.
            .UseSetting("ReloadStaticAssetsAtRuntime", "false")
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseSetting("Database:Provider", Elsewhere?.Provider ?? "Sqlite")
            .UseSetting("Database:ConnectionString", Elsewhere?.ConnectionString ?? database.ConnectionString)
            .UseSetting("Keys:File", Elsewhere is null ? "" : TestDatabases.KeyFile)
            .UseSetting("Sources:Hosts", "files.example.com")
            .UseSetting("Feeds:Hosts", "127.0.0.1,db.example.com")
            .UseSetting("Import:LargestFileMegabytes", $"{LargestFileMegabytes}")
            .LiftLimits()
            .ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(new StandingClock(Clock));
                services.AddSingleton<IStartupFilter, EachRequestIsOneFlow>();
                services.ConfigureDbContext<ScorecardDbContext>(options => options.AddInterceptors(WaitsForItself.Guard));
                // Ten people are made for each class of tests, and nobody attacks their passwords.
                services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
                if (Database is not null)
                    services.ConfigureDbContext<ScorecardDbContext>(Database);
            });
        Host?.Invoke(builder);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Every application would make the same tables again.</summary>
    private static TestDatabase Migrate()
    {
        var made = TestDatabases.CreateSqlite();
        using var services = new ServiceCollection()
            .AddScorecardData(new SqliteProvider(), made.ConnectionString + ";Pooling=False")
            .BuildServiceProvider();
        using var db = services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContext();
        db.Database.Migrate();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.DisposeAsync().AsTask().Wait();
        return made;
    }

    private async Task InScopeAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = Services.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

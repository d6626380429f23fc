using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.TestData;

namespace Scorecard.Web.Tests.Account;

/// <summary>The application with its hashes counted, a clock that can be moved, and browsers at addresses of their own.</summary>
internal sealed class AttemptsApp : IAsyncDisposable
{
    public const string Una = "una@example.com";

    private readonly MovedClock clock = new();
    private TestDatabase? database;

    public CountingHasher Hasher { get; } = new();

    public TestApp App { get; private set; } = null!;

    public static async Task<AttemptsApp> StartAsync(string provider = "Sqlite")
    {
        var made = new AttemptsApp();
        if (provider == "PostgreSql")
            made.database = await TestDatabases.CreatePostgreSqlAsync();
        made.App = new()
        {
            Elsewhere = made.database is { } elsewhere ? (provider, elsewhere.ConnectionString) : null,
            Host = host =>
                host.ConfigureTestServices(services =>
                {
                    services.AddSingleton<IPasswordHasher<Person>>(made.Hasher);
                    services.AddSingleton<TimeProvider>(made.clock);
                    services.AddSingleton<IStartupFilter, SenderHeader>();
                }),
        };
        await made.App.InitializeAsync();
        made.Hasher.Reset();
        return made;
    }

    public void Pass(TimeSpan time) => clock.Now += time;

    public TestBrowser From(string address) => SenderHeader.From(App.Browse(), address);

    /// <summary>What the database counts at an account, and until when that rests.</summary>
    public Task<(int Count, DateTimeOffset? Until)> CountedAsync(Person person) =>
        App.ReadAsync(
            0,
            async db =>
            {
                var found = await db.Users.AsNoTracking().SingleAsync(p => p.Id == person.Id);
                return (found.AccessFailedCount, found.LockoutEnd);
            }
        );

    /// <summary>Fifty wrong passwords at Una's account, five from each of ten addresses.</summary>
    public async Task LockOutAsync()
    {
        for (var i = 0; i < 50; i++)
            await From($"203.0.113.{i / 5}").SignInAsync(Una, $"wrong {i}");
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncLifetime)App).DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = TestApp.Now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

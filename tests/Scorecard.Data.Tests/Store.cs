using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Operations;
using Scorecard.Data.PostgreSql;
using Scorecard.Data.Sqlite;
using Scorecard.TestData;

namespace Scorecard.Data.Tests;

/// <summary>A migrated database of a test's own, with the services as the application registers them.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private Store(TestDatabase database, DatabaseProvider provider, Action<DbContextOptionsBuilder>? configure)
    {
        this.database = database;
        var collection = new ServiceCollection();
        collection.AddScorecardData(provider, database.ConnectionString);
        if (configure is not null)
            collection.ConfigureDbContext<ScorecardDbContext>(configure);
        services = collection.BuildServiceProvider();
    }

    public DatabaseProvider Provider => services.GetRequiredService<DatabaseProvider>();

    public ScoreBookStore Books => services.GetRequiredService<ScoreBookStore>();

    public static async Task<Store> OnSqliteAsync(Action<DbContextOptionsBuilder>? configure = null) =>
        await MigratedAsync(TestDatabases.CreateSqlite(), new SqliteProvider(), configure);

    /// <summary>Skips the test where there is no server.</summary>
    public static async Task<Store> OnPostgreSqlAsync(Action<DbContextOptionsBuilder>? configure = null) =>
        await MigratedAsync(await TestDatabases.CreatePostgreSqlAsync(), new PostgreSqlProvider(), configure);

    /// <summary>A context that sees one organization, or none.</summary>
    public ScorecardDbContext Open(long organizationId = 0) =>
        services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContext().Scope(organizationId);

    /// <summary>The books of another node on the same database.</summary>
    public ScoreBookStore AnotherNodesBooks() => new(services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>());

    /// <summary>The operation with a context of its own, as a request has it.</summary>
    public async Task<T> RecordAsync<T>(Func<RecordMeasurement, Task<T>> record, TimeProvider time)
    {
        await using var db = Open();
        return await record(new RecordMeasurement(db, Books, time));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task<Store> MigratedAsync(TestDatabase database, DatabaseProvider provider, Action<DbContextOptionsBuilder>? configure)
    {
        var store = new Store(database, provider, configure);
        await using var db = store.Open();
        await db.Database.MigrateAsync();
        await provider.PrepareAsync(db, CancellationToken.None);
        return store;
    }
}

using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Data.Hosting;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Data.PostgreSql;
using Scorecard.Data.Sqlite;
using Scorecard.Data.SqlServer;
using Scorecard.TestData;

namespace Scorecard.Data.Tests;

/// <summary>A database of a test's own, with the services as the application registers them.</summary>
public sealed class Store : IAsyncDisposable
{
    // Migrating and filling takes a second, copying the result does not.
    private static readonly Lazy<Task<TestDatabase>> SqliteTemplate = new(async () => await TemplateAsync(await EmptyOnSqliteAsync()));
    private static readonly Lazy<Task<TestDatabase>> PostgreSqlTemplate = new(async () =>
        await TemplateAsync(await EmptyOnPostgreSqlAsync())
    );

    private static readonly Lazy<Task<TestDatabase>> SqlServerTemplate = new(async () =>
        await TemplateAsync(await EmptyOnSqlServerAsync())
    );

    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private Store(TestDatabase database, DatabaseProvider provider, Action<DbContextOptionsBuilder>? configure = null)
    {
        this.database = database;
        var collection = new ServiceCollection();
        collection.AddScorecardData(provider, database.ConnectionString);
        collection.ConfigureDbContext<ScorecardDbContext>(options => options.AddInterceptors(WaitsForItself.Guard));
        if (configure is not null)
            collection.ConfigureDbContext<ScorecardDbContext>(configure);
        services = collection.BuildServiceProvider();
    }

    public DatabaseProvider Provider => services.GetRequiredService<DatabaseProvider>();

    public ScoreBookStore Books => services.GetRequiredService<ScoreBookStore>();

    public static async Task<Store> EmptyOnSqliteAsync() => await MigratedAsync(new(TestDatabases.CreateSqlite(), new SqliteProvider()));

    /// <summary>Skips the test where there is no server.</summary>
    public static async Task<Store> EmptyOnPostgreSqlAsync() =>
        await MigratedAsync(new(await TestDatabases.CreatePostgreSqlAsync(), new PostgreSqlProvider()));

    /// <inheritdoc cref="EmptyOnPostgreSqlAsync"/>
    public static async Task<Store> EmptyOnSqlServerAsync() =>
        await MigratedAsync(new(await TestDatabases.CreateSqlServerAsync(), new SqlServerProvider()));

    /// <summary>A store that holds the <see cref="TwoCompanies"/>.</summary>
    public static async Task<Store> OnSqliteAsync(Action<DbContextOptionsBuilder>? configure = null) =>
        new(TestDatabases.CreateSqlite(await SqliteTemplate.Value), new SqliteProvider(), configure);

    /// <inheritdoc cref="OnSqliteAsync"/>
    public static async Task<Store> OnPostgreSqlAsync(Action<DbContextOptionsBuilder>? configure = null) =>
        new(await TestDatabases.CreatePostgreSqlAsync(await PostgreSqlTemplate.Value), new PostgreSqlProvider(), configure);

    /// <inheritdoc cref="OnSqliteAsync"/>
    public static async Task<Store> OnSqlServerAsync(Action<DbContextOptionsBuilder>? configure = null) =>
        new(await TestDatabases.CreateSqlServerAsync(await SqlServerTemplate.Value), new SqlServerProvider(), configure);

    /// <summary>A context that sees one organization, or none. Whatever is done from here on is one person's act.</summary>
    public ScorecardDbContext Open(long organizationId = 0)
    {
        WaitsForItself.BeginFlow();
        return services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContext().Scope(organizationId);
    }

    /// <summary>The file of a store on SQLite.</summary>
    public string SqliteFile => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    /// <summary>Another SQLite file, as another program opens it.</summary>
    public ScorecardDbContext OpenFile(string file) =>
        Provider.Open(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());

    /// <summary>The books of another node on the same database.</summary>
    public ScoreBookStore AnotherNodesBooks(BookMemory? memory = null) =>
        new(services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>(), memory ?? BookMemory.Default);

    /// <summary>The import as the application registers it, at a time of the test's choice.</summary>
    public ImportOrganization Import(TimeProvider? time = null)
    {
        WaitsForItself.BeginFlow();
        return new(
            services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>(),
            Provider,
            services.GetRequiredService<NewIds>(),
            time ?? TimeProvider.System
        );
    }

    public ImportUploads Uploads(TimeProvider time) =>
        new(services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>(), services.GetRequiredService<NewIds>(), time);

    /// <summary>The operation with a context of its own, as a request has it.</summary>
    public async Task<T> RecordAsync<T>(Func<RecordMeasurement, Task<T>> record, DateTime now)
    {
        await using var db = Open();
        return await record(new RecordMeasurement(db, Books, new FixedTime(now)));
    }

    /// <summary>Saves what <paramref name="edit"/> does in one write.</summary>
    public async Task WriteAsync(long organizationId, Func<ScorecardDbContext, Task> edit, long? by = null, string? why = null)
    {
        await using var db = Open();
        await using var write = await db.BeginWriteAsync(organizationId, by, TwoCompanies.Start, why);
        await edit(db);
        await write.CommitAsync();
    }

    public async Task<T> ReadAsync<T>(long organizationId, Func<ScorecardDbContext, Task<T>> read)
    {
        await using var db = Open(organizationId);
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await database.DisposeAsync();
    }

    private static async Task<Store> MigratedAsync(Store store)
    {
        await using var db = store.Open();
        await db.Database.MigrateAsync();
        await store.Provider.PrepareAsync(db, CancellationToken.None);
        return store;
    }

    private static async Task<TestDatabase> TemplateAsync(Store store)
    {
        await TwoCompanies.SaveAsync(store);
        await store.CloseAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => store.database.DisposeAsync().AsTask().Wait();
        return store.database;
    }

    /// <summary>Closes the connections that are kept open to be used again.</summary>
    public async Task ForgetConnectionsAsync()
    {
        await using var db = Open();
        switch (db.Database.GetDbConnection())
        {
            case SqliteConnection file:
                SqliteConnection.ClearPool(file);
                break;
            case NpgsqlConnection postgres:
                NpgsqlConnection.ClearPool(postgres);
                break;
            case SqlConnection server:
                SqlConnection.ClearPool(server);
                break;
        }
    }

    private async Task CloseAsync()
    {
        await ForgetConnectionsAsync();
        await services.DisposeAsync();
    }
}

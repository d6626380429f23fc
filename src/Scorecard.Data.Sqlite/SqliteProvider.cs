using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scorecard.Data.Sqlite;

public sealed class SqliteProvider : DatabaseProvider, IDisposable
{
    private const int UniqueConstraint = 2067;
    private const int PrimaryKeyConstraint = 1555;

    // SQLite knows one writer at a time, so everyone in this process who writes waits in one line.
    private readonly SemaphoreSlim queue = new(1, 1);

    public override string Name => "Sqlite";

    public override SemaphoreSlim WriterQueue => queue;

    public void Dispose() => queue.Dispose();

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        // Where a column refers to another table, SQLite copies the table; it turns its own checks off meanwhile, outside the transaction.
        options
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
            .UseSqlite(
                new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 30 }.ToString(),
                sqlite => sqlite.MigrationsAssembly(typeof(SqliteProvider).Assembly.GetName().Name)
            );

    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: UniqueConstraint or PrimaryKeyConstraint };

    public override async Task BeginSnapshotAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true), cancel);
    }

    /// <summary>Write-ahead logging lets readers go on while one writes.</summary>
    public override Task PrepareAsync(ScorecardDbContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancel);
}

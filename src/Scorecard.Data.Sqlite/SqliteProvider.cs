using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Scorecard.Data.Hosting;
using Scorecard.Domain;
using static Scorecard.Data.Sqlite.ResultCode;

namespace Scorecard.Data.Sqlite;

public sealed class SqliteProvider : DatabaseProvider, IDisposable
{
    private const int UniqueConstraint = 2067;
    private const int PrimaryKeyConstraint = 1555;

    private const string FileKey = "File";

    // SQLite knows one writer at a time, so everyone in this process who writes waits in one line.
    private readonly SemaphoreSlim queue = new(1, 1);

    public override string Name => "Sqlite";

    public override SemaphoreSlim WriterQueue => queue;

    public void Dispose() => queue.Dispose();

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        // Where a column refers to another table, SQLite copies the table; it turns its own checks off meanwhile, outside the transaction.
        options
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
            .AddInterceptors(new SqliteRoom())
            .UseSqlite(
                new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 30 }.ToString(),
                sqlite => sqlite.MigrationsAssembly(typeof(SqliteProvider).Assembly.GetName().Name)
            );

    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: UniqueConstraint or PrimaryKeyConstraint };

    protected override bool IsAway(DbException failure) =>
        failure is SqliteException { SqliteErrorCode: Locked or TableLocked or CannotReadOrWrite or Full or CannotOpen };

    public override string? Explain(DbException failure)
    {
        var file = failure.Data[FileKey];
        return failure is not SqliteException refused
            ? null
            : refused.SqliteErrorCode switch
            {
                NotADatabase =>
                    $"{file} is not a SQLite database. Set Scorecard:Data to the folder of the right one, or move the file away.",
                Damaged => $"{file} is damaged. Restore a backup in its place.",
                ReadOnly or CannotOpen =>
                    $"{file} cannot be written. Let the program's user write it and its folder, or set Scorecard:Data to another one.",
                Full => $"The disk of {file} is full. Make room, then start again.",
                Locked => $"Another program has locked {file}. Stop it, then start again.",
                _ => $"SQLite cannot use {file}: {refused.Message}",
            };
    }

    public override Task MigrateAsync(ScorecardDbContext db, ILogger log, CancellationToken cancel) =>
        UpgradeAsync(db, log, upgrade => upgrade.RunAsync(cancel));

    public override async Task BackupAsync(ScorecardDbContext db, string file, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await SqliteBackup.WriteAsync((SqliteConnection)db.Database.GetDbConnection(), file, cancel);
    }

    /// <summary>A copy of the backup, so that it stays as it is.</summary>
    public override async Task<string> UnpackAsync(string backup, string folder, CancellationToken cancel)
    {
        await CheckAsync(backup, cancel);
        var copy = Path.Combine(folder, "scorecard.db");
        File.Copy(backup, copy);
        return new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString();
    }

    public override async Task RestoreAsync(ScorecardDbContext db, string backup, ILogger log, CancellationToken cancel)
    {
        await CheckAsync(backup, cancel);
        await UpgradeAsync(db, log, upgrade => upgrade.RestoreAsync(backup, cancel));
    }

    /// <summary>A failure names the file, for <see cref="Explain"/>.</summary>
    private async Task UpgradeAsync(ScorecardDbContext db, ILogger log, Func<SqliteUpgrade, Task> act)
    {
        var connectionString = db.Database.GetConnectionString()!;
        try
        {
            await act(new SqliteUpgrade(this, connectionString, log));
        }
        catch (SqliteException failure)
        {
            failure.Data[FileKey] = new SqliteConnectionStringBuilder(connectionString).DataSource;
            throw;
        }
    }

    private async Task CheckAsync(string backup, CancellationToken cancel)
    {
        await SqliteBackup.CheckAsync(backup, cancel);
        var readOnly = new SqliteConnectionStringBuilder
        {
            DataSource = backup,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        await using var db = Open(readOnly.ToString());
        var pending = await Migrating.PendingAsync(db, cancel);
        if (pending.Count == db.Database.GetMigrations().Count())
            throw new RuleViolation($"{backup} is a database, but not one of Scorecard.");
    }

    public override async Task BeginSnapshotAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true), cancel);
    }

    /// <summary>Else the old bytes stay in the file until something else is written over them.</summary>
    public override async Task ReplaceForGoodAsync(ScorecardDbContext db, Func<Task> change, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON;", cancel);
        await change();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancel);
        await db.Database.CloseConnectionAsync();
    }

    public override void Insert(BulkRows rows)
    {
        using var insert = new SqliteInsert(rows);
        insert.Run();
    }

    /// <summary>Write-ahead logging lets readers go on while one writes.</summary>
    public override Task PrepareAsync(ScorecardDbContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancel);
}

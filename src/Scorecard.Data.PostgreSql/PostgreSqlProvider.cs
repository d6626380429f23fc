using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Scorecard.Data.Hosting;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Data.PostgreSql;

public sealed class PostgreSqlProvider : DatabaseProvider
{
    // Any number that nothing else in the database uses.
    private const long StartLock = 7_209_113_905_414_417;

    // A silent server is given up, and so is a wait for a lock, before a person does so. The connection string may say otherwise.
    private const string Patience = "Timeout=2;Command Timeout=4;Cancellation Timeout=500;";

    /// <summary>Classes of SQLSTATE: connection, resources, operator, system. The rest of the list are single states.</summary>
    private static readonly string[] AwayStates =
    [
        "08",
        "53",
        "57P",
        "58",
        PostgresErrorCodes.LockNotAvailable,
        PostgresErrorCodes.QueryCanceled,
        PostgresErrorCodes.SerializationFailure,
        PostgresErrorCodes.DeadlockDetected,
        PostgresErrorCodes.ReadOnlySqlTransaction,
    ];

    /// <summary>More rows than this are copied.</summary>
    private const int FewRows = 200;

    public override string Name => "PostgreSql";

    public override int RowsPerInsert(int columns) => Math.Min(FewRows, ushort.MaxValue / columns);

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(
            Patience + connectionString,
            npgsql => npgsql.MigrationsAssembly(typeof(PostgreSqlProvider).Assembly.GetName().Name)
        );

    public override bool IsUniqueViolation(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool IsAway(DbException failure) =>
        failure is PostgresException refused
            ? AwayStates.Any(state => refused.SqlState.StartsWith(state, StringComparison.Ordinal))
            : failure is NpgsqlException;

    public override void ForgetConnections(ScorecardDbContext db) =>
        NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());

    public override string? Explain(DbException failure) =>
        failure switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } missing =>
                $"PostgreSQL says: {missing.MessageText}. Create it, or correct Database in Database:ConnectionString.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                "PostgreSQL refuses the sign-in. Correct Username and Password in Database:ConnectionString.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied =>
                $"PostgreSQL says: {denied.MessageText}. The user in Database:ConnectionString must be allowed to create tables.",
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
                "The disk of the PostgreSQL server is full. Make room there, then start again.",
            PostgresException other => $"PostgreSQL says: {other.MessageText}. Look at Database:ConnectionString and at the server's log.",
            _ => $"PostgreSQL does not answer: {failure.Message}. Start it, or correct Host and Port in Database:ConnectionString.",
        };

    /// <summary>
    /// A lock of our own around all migrations: EF Core's ends with each of them. It belongs to a transaction, so that it is gone with its
    /// connection, and holds behind a pooler too.
    /// </summary>
    public override async Task MigrateAsync(ScorecardDbContext db, ILogger log, CancellationToken cancel)
    {
        await using var gate = new NpgsqlConnection(db.Database.GetConnectionString());
        await gate.OpenAsync(cancel);
        await using var held = await gate.BeginTransactionAsync(cancel);
        if (!await TakeAsync(gate, "SELECT pg_try_advisory_xact_lock($1)", cancel))
        {
            SayWaiting(log);
            await TakeAsync(gate, "SELECT true FROM (SELECT pg_advisory_xact_lock($1)) AS taken", cancel);
        }
        await using var idle = new NpgsqlCommand("SET LOCAL idle_in_transaction_session_timeout = 0", gate);
        await idle.ExecuteNonQueryAsync(cancel);
        await Migrating.MigrateAsync(db, cancel);
    }

    private static async Task<bool> TakeAsync(NpgsqlConnection gate, string statement, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand(statement, gate) { CommandTimeout = 0, Parameters = { new() { Value = StartLock } } };
        return await take.ExecuteScalarAsync(cancel) is true;
    }

    public override Task BeginSnapshotAsync(ScorecardDbContext db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public override async Task CountStructureAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        Type[] structure = [typeof(Unit), typeof(Objective), typeof(Contribution), typeof(Kpi), typeof(KpiDefinition), typeof(KpiUpdater)];
        var tables = structure.Select(type => SqlNames.Of(db, type).Table);
        try
        {
#pragma warning disable EF1002 // Names of the model.
            await db.Database.ExecuteSqlRawAsync($"ANALYZE {string.Join(", ", tables)}", cancel);
#pragma warning restore EF1002
        }
        catch (Exception late) when (IsAway(late))
        {
            // The server does so itself within a minute or so.
        }
    }

    public override void Insert(BulkRows rows)
    {
        if (rows.Count <= RowsPerInsert(rows.Columns.Count))
        {
            base.Insert(rows);
            return;
        }
        var types = rows.Parameters().Cast<NpgsqlParameter>().Select(p => p.NpgsqlDbType).ToArray();
        using var copy = ((NpgsqlConnection)rows.Connection).BeginBinaryImport(
            $"COPY {rows.Table} ({rows.ColumnNames}) FROM STDIN (FORMAT BINARY)"
        );
        copy.Timeout = TimeSpan.FromSeconds(rows.Patience);
        for (var row = 0; row < rows.Count; row++)
        {
            copy.StartRow();
            for (var column = 0; column < types.Length; column++)
                if (rows.Cell(row, column) is var cell && cell is DBNull)
                    copy.WriteNull();
                else
                    copy.Write(cell, types[column]);
        }
        copy.Complete();
    }

    // Whoever has waited for a lock in vain has waited long enough.
    protected override bool IsPassing(DbException exception) =>
        base.IsPassing(exception)
        && exception is not PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable }
        && exception.InnerException is not TimeoutException;
}

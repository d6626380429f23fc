using System.Collections.Frozen;
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Scorecard.Data.Hosting;

namespace Scorecard.Data.SqlServer;

public sealed class SqlServerProvider : DatabaseProvider
{
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;
    private const int CannotOpenDatabase = 4060;
    private const int LoginFailed = 18456;

    // A silent server is given up, and so is a wait for a lock, before a person does so. The connection string may say otherwise.
    private const string Patience = "Connect Timeout=3;Command Timeout=4;Connect Retry Interval=1;";

    /// <summary>From this class on an error ends the connection: the server or the network is gone.</summary>
    private const byte EndsConnection = 20;

    /// <summary>A command takes 2,100 parameters, of which the driver needs two for the statement itself.</summary>
    private const int MostParameters = 2098;
    private const int MostRows = 1000;

    // A deadlock; a database that moves to another server, is busy or just waking up; a connection that broke.
    private static readonly FrozenSet<int> Passing = FrozenSet.Create([
        1205,
        4060,
        4221,
        40197,
        40501,
        40613,
        49918,
        49919,
        49920,
        10928,
        10929,
        64,
        233,
        10053,
        10054,
    ]);

    // Waited in vain, also for a lock; no network; a full disk or log; a server that stops or starts.
    private static readonly FrozenSet<int> Away = FrozenSet.Create([-2, -1, 2, 53, 921, 922, 1105, 1204, 1222, 6005, 9002, 10060, 10061]);

    public override string Name => "SqlServer";

    public override string ExactCollation => "Latin1_General_100_BIN2";

    public override int RowsPerInsert(int columns) => Math.Min(MostRows, MostParameters / columns);

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(
            Patience + connectionString,
            sqlServer => sqlServer.MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name)
        );

    public override bool IsUniqueViolation(DbException exception) => exception is SqlException { Number: UniqueIndex or UniqueConstraint };

    protected override bool IsAway(DbException failure) =>
        failure is SqlException refused
        && (Away.Contains(refused.Number) || Passing.Contains(refused.Number) || refused.Class >= EndsConnection);

    public override void ForgetConnections(ScorecardDbContext db) => SqlConnection.ClearPool((SqlConnection)db.Database.GetDbConnection());

    public override string? Explain(DbException failure) =>
        failure is not SqlException refused
            ? null
            : refused.Number switch
            {
                CannotOpenDatabase =>
                    $"SQL Server says: {refused.Message} Create the database, or correct Database in Database:ConnectionString.",
                LoginFailed => $"SQL Server says: {refused.Message} Correct User Id and Password in Database:ConnectionString.",
                _ => $"SQL Server says: {refused.Message} Look at Server and the other words of Database:ConnectionString.",
            };

    /// <summary>A lock of our own around all migrations and what is asked before. It is gone with its connection.</summary>
    public override async Task MigrateAsync(ScorecardDbContext db, ILogger log, CancellationToken cancel)
    {
        await using var gate = new SqlConnection(db.Database.GetConnectionString());
        await gate.OpenAsync(cancel);
        await using var held = (SqlTransaction)await gate.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        if (!await TakeAsync(held, 0, cancel))
        {
            SayWaiting(log);
            await TakeAsync(held, -1, cancel);
        }
        await Migrating.MigrateAsync(db, cancel);
    }

    private static async Task<bool> TakeAsync(SqlTransaction held, int milliseconds, CancellationToken cancel)
    {
        await using var take = new SqlCommand("sp_getapplock", held.Connection, held)
        {
            CommandType = CommandType.StoredProcedure,
            CommandTimeout = 0,
        };
        take.Parameters.AddWithValue("@Resource", "Scorecard start");
        take.Parameters.AddWithValue("@LockMode", "Exclusive");
        take.Parameters.AddWithValue("@LockOwner", "Transaction");
        take.Parameters.AddWithValue("@LockTimeout", milliseconds);
        var answer = take.Parameters.Add(new SqlParameter { Direction = ParameterDirection.ReturnValue });
        await take.ExecuteNonQueryAsync(cancel);
        return (int)answer.Value >= 0;
    }

    /// <summary>Reads old versions of rows, so that it neither waits for writers nor holds them up.</summary>
    public override Task BeginSnapshotAsync(ScorecardDbContext db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(IsolationLevel.Snapshot, cancel);

    /// <summary>The level would go back to the pool with the connection, and from there to whoever has it next.</summary>
    public override async Task EndSnapshotAsync(ScorecardDbContext db)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", CancellationToken.None);
        }
        catch (SqlException)
        {
            // A connection that takes no word any more is broken, and the pool drops it.
        }
    }

    /// <exception cref="CannotStart">The database lacks one of the two; the sentence says how to turn it on.</exception>
    public override async Task PrepareAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            (await RowVersions.OfAsync(db.Database.GetDbConnection(), cancel)).Check();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public override void Insert(BulkRows rows)
    {
        if (rows.Count <= RowsPerInsert(rows.Columns.Count))
        {
            base.Insert(rows);
            return;
        }
        // Unless it is told to, a bulk copy does not look whether what a row refers to is there.
        using var copy = new SqlBulkCopy(
            (SqlConnection)rows.Connection,
            SqlBulkCopyOptions.CheckConstraints,
            (SqlTransaction?)rows.Transaction
        )
        {
            DestinationTableName = rows.Table,
            BulkCopyTimeout = rows.Patience,
        };
        using var table = BulkTable.Of(rows);
        foreach (DataColumn column in table.Columns)
            copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
        copy.WriteToServer(table);
    }

    protected override bool IsPassing(DbException exception) =>
        exception is SqlException { Number: var number } && Passing.Contains(number);
}

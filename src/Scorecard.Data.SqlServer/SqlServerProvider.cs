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
    private const string Patience = "Connect Timeout=3;Command Timeout=5;Connect Retry Interval=1;";

    /// <summary>From this class on an error ends the connection: the server or the network is gone.</summary>
    private const byte EndsConnection = 20;

    // Waited in vain; network; deadlock; lock; full disk or log; a database that moves, starts or is too busy.
    private static readonly HashSet<int> AwayNumbers =
    [
        -2,
        -1,
        2,
        53,
        64,
        233,
        921,
        922,
        1105,
        1204,
        1205,
        1222,
        4221,
        6005,
        9002,
        10053,
        10054,
        10060,
        10061,
        10928,
        10929,
        40197,
        40501,
        40613,
        49918,
        49919,
        49920,
    ];

    public override string Name => "SqlServer";

    /// <summary>A command takes at most 2,100 parameters, and a KPI has over twenty columns.</summary>
    public override int RowsPerInsert => 80;

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(
            Patience + connectionString,
            sqlServer => sqlServer.MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name)
        );

    public override bool IsUniqueViolation(DbException exception) => exception is SqlException { Number: UniqueIndex or UniqueConstraint };

    protected override bool IsAway(DbException failure) =>
        failure is SqlException refused && (AwayNumbers.Contains(refused.Number) || refused.Class >= EndsConnection);

    public override void ForgetConnections(ScorecardDbContext db) =>
        SqlConnection.ClearPool((SqlConnection)db.Database.GetDbConnection());

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

    /// <summary>The first row read is the organization's, which every writer locks first, so a shared lock on it holds the state.</summary>
    public override Task BeginSnapshotAsync(ScorecardDbContext db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
}

using System.Collections.Frozen;
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;

namespace Scorecard.Data.SqlServer;

public sealed class SqlServerProvider : DatabaseProvider
{
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;

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

    public override string Name => "SqlServer";

    public override string ExactCollation => "Latin1_General_100_BIN2";

    public override int RowsPerInsert(int columns) => Math.Min(MostRows, MostParameters / columns);

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(
            connectionString,
            sqlServer => sqlServer.MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name)
        );

    public override bool IsUniqueViolation(DbException exception) => exception is SqlException { Number: UniqueIndex or UniqueConstraint };

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

    /// <exception cref="InvalidOperationException">The database lacks one of the two; the sentence says how to turn it on.</exception>
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
        };
        using var table = BulkTable.Of(rows);
        foreach (DataColumn column in table.Columns)
            copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
        copy.WriteToServer(table);
    }

    protected override bool IsPassing(DbException exception) =>
        exception is SqlException { Number: var number } && Passing.Contains(number);
}

using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Scorecard.Data.Import;

namespace Scorecard.Data.PostgreSql;

public sealed class PostgreSqlProvider : DatabaseProvider
{
    /// <summary>More rows than this are copied.</summary>
    private const int FewRows = 200;

    public override string Name => "PostgreSql";

    public override int RowsPerInsert(int columns) => Math.Min(FewRows, ushort.MaxValue / columns);

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgreSqlProvider).Assembly.GetName().Name));

    public override bool IsUniqueViolation(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override Task BeginSnapshotAsync(ScorecardDbContext db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

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

using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Scorecard.Data.PostgreSql;

public sealed class PostgreSqlProvider : DatabaseProvider
{
    public override string Name => "PostgreSql";

    public override int RowsPerInsert => 200;

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgreSqlProvider).Assembly.GetName().Name));

    public override bool IsUniqueViolation(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override Task BeginSnapshotAsync(ScorecardDbContext db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
}

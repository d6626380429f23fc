using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Data.SqlServer;

public sealed class SqlServerProvider : DatabaseProvider
{
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;

    public override string Name => "SqlServer";

    /// <summary>A command takes at most 2,100 parameters, and a KPI has over twenty columns.</summary>
    public override int RowsPerInsert => 80;

    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(
            connectionString,
            sqlServer => sqlServer.MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name)
        );

    public override bool IsUniqueViolation(DbException exception) => exception is SqlException { Number: UniqueIndex or UniqueConstraint };

    /// <summary>The first row read is the organization's, which every writer locks first, so a shared lock on it holds the state.</summary>
    public override Task BeginSnapshotAsync(ScorecardDbContext db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
}

using System.Data;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Hosting;
using Scorecard.Data.Import;
using Scorecard.Data.SqlServer;
using Scorecard.Domain.Kpis;
using Scorecard.TestData.SqlServer;

namespace Scorecard.Data.Tests.SqlServer;

/// <summary>What the provider decides by itself, without a server.</summary>
public sealed class ProviderTests
{
    private readonly List<SqlServerStatement> sent = [];

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(13, 161)]
    [InlineData(26, 80)]
    [InlineData(27, 77)]
    [InlineData(200, 10)]
    public void As_many_rows_go_into_a_statement_as_their_columns_leave_parameters(int columns, int rows)
    {
        Assert.Equal(rows, new SqlServerProvider().RowsPerInsert(columns));
        Assert.InRange(columns * rows, 1, 2098);
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, true, "ALTER DATABASE [Score]]card] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;")]
    [InlineData(true, false, "ALTER DATABASE [Score]]card] SET ALLOW_SNAPSHOT_ISOLATION ON;")]
    public void A_database_whose_readers_would_wait_is_refused_with_what_to_run(bool readCommitted, bool snapshot, string? run)
    {
        var refusal = Record.Exception(() => new RowVersions("Score]card", readCommitted, snapshot).Check());

        if (run is null)
            Assert.Null(refusal);
        else
            Assert.EndsWith($"start again: {run}", Assert.IsType<CannotStart>(refusal).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_is_asked_at_the_start()
    {
        await using var db = SqlServerStub.Open(sent.Add);
        await db.Provider.PrepareAsync(db, CancellationToken.None);

        Assert.Contains("is_read_committed_snapshot_on", Assert.Single(sent).Sql, StringComparison.Ordinal);
        Assert.Empty(SqlServerSchema.Errors(RowVersions.Query));
    }

    [Fact]
    public async Task A_snapshot_gives_its_level_back_before_the_connection_goes_to_somebody_else()
    {
        await using var db = SqlServerStub.Open(sent.Add);
        await db.Provider.BeginSnapshotAsync(db, CancellationToken.None);
        Assert.Equal(
            IsolationLevel.Snapshot,
            Microsoft
                .EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!)
                .IsolationLevel
        );
        await db.Provider.EndSnapshotAsync(db);

        Assert.Equal("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", Assert.Single(sent).Sql);
    }

    [Fact]
    public async Task Rows_that_are_copied_in_bulk_have_the_columns_of_the_table()
    {
        await using var db = SqlServerStub.Open(sent.Add);
        var type = db.Model.FindEntityType(typeof(Measurement))!;
        List<(BulkColumn Column, object Cell)> wanted =
        [
            .. Columns()
                .Select(c =>
                    (
                        c,
                        c.Name switch
                        {
                            nameof(Measurement.PeriodStart) => new DateOnly(2025, 4, 1),
                            nameof(Measurement.Value) => 80m,
                            nameof(Measurement.Note) => "seen twice",
                            _ => (object)DBNull.Value,
                        }
                    )
                ),
        ];
        var rows = new BulkRows(db, type, [.. wanted.Select(w => w.Column)], most: 2);
        wanted.Select(w => w.Cell).ToArray().CopyTo(rows.Next());

        using var table = BulkTable.Of(rows);

        Assert.Equal("[Measurements]", rows.Table);
        var row = Assert.Single(table.Rows.Cast<DataRow>());
        Assert.Equal(new DateTime(2025, 4, 1), row[nameof(Measurement.PeriodStart)]);
        Assert.Equal(80m, row[nameof(Measurement.Value)]);
        Assert.Equal("seen twice", row[nameof(Measurement.Note)]);
        Assert.Equal(DBNull.Value, row[nameof(Measurement.Numerator)]);

        IEnumerable<BulkColumn> Columns() =>
            type.GetProperties().Select(p => new BulkColumn(p.GetColumnName(), p.GetRelationalTypeMapping(), p.IsNullable));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Scorecard.Domain.Kpis;

namespace Scorecard.Data.Tests.Import;

/// <summary>Rows written in bulk lie in the table as those that are saved one by one do.</summary>
public sealed class BulkInsertTests : IAsyncLifetime
{
    private Store store = null!;

    public async Task InitializeAsync() => store = await Store.OnSqliteAsync();

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Theory]
    [InlineData("80.50", null, true, "Größe “1”", 1_234_567)]
    [InlineData("-0.000001", "999999999999999", false, "", 0)]
    [InlineData("0", "-12345678.9", false, null, 10_000_000)]
    public async Task They_are_written_as_the_driver_writes_them(string value, string? numerator, bool na, string? note, int ticks)
    {
        await using var db = store.Open();
        var type = db.Model.FindEntityType(typeof(Measurement))!;
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = 0");
        BulkColumn[] columns =
        [
            .. type.GetProperties().Select(p => new BulkColumn(p.GetColumnName(), p.GetRelationalTypeMapping(), p.IsNullable)),
        ];
        foreach (var bulk in new[] { true, false })
        {
            var rows = new BulkRows(db, type, columns, most: 1);
            columns.Select(column => Cell(column.Name, bulk)).ToArray().CopyTo(rows.Next());
            if (bulk)
                db.Provider.Insert(rows);
            else
                Save(rows);
        }

#pragma warning disable EF1002 // Names of columns from the model.
        var written = await db
            .Database.SqlQueryRaw<string>(
                $"""
                SELECT {string.Join(
                    " || ' ' || ",
                    columns.Where(c => c.Name != nameof(Measurement.Revision)).Select(c => $"typeof({c.Name}) || ifnull({c.Name}, '')")
                )} AS Value FROM Measurements WHERE KpiId = 77 ORDER BY Revision
                """
            )
            .ToListAsync();
#pragma warning restore EF1002
        Assert.Equal(2, written.Count);
        Assert.Equal(written[0], written[1]);

        object Cell(string name, bool bulk) =>
            name switch
            {
                nameof(Measurement.OrganizationId) => 7L,
                nameof(Measurement.KpiId) => 77L,
                nameof(Measurement.PeriodStart) => new DateOnly(2025, 4, 1),
                nameof(Measurement.Revision) => bulk ? 1 : 2,
                nameof(Measurement.Value) => decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
                nameof(Measurement.Numerator) when numerator is not null => decimal.Parse(
                    numerator,
                    System.Globalization.CultureInfo.InvariantCulture
                ),
                nameof(Measurement.NotApplicable) => na,
                nameof(Measurement.Standing) => nameof(Standing.Counted),
                nameof(Measurement.Note) when note is not null => note,
                nameof(Measurement.RecordedAt) => new DateTime(2025, 6, 15, 8, 30, 0, DateTimeKind.Utc).AddTicks(ticks),
                _ => DBNull.Value,
            };
    }

    private static void Save(BulkRows rows)
    {
        using var command = rows.Connection.CreateCommand();
        var parameters = rows.Parameters();
        for (var i = 0; i < parameters.Count; i++)
        {
            parameters[i].Value = rows.Cell(0, i);
            command.Parameters.Add(parameters[i]);
        }
        command.CommandText =
            $"INSERT INTO {rows.Table} ({rows.ColumnNames}) VALUES ({string.Join(", ", parameters.Select(p => p.ParameterName))})";
        command.ExecuteNonQuery();
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Scorecard.Data.Sqlite;

/// <summary>
/// Inserts rows by one prepared statement whose parameters are bound by their numbers. The driver finds each by its name, for each row
/// anew, which takes longer than the insert itself; what is written is the same.
/// </summary>
internal sealed class SqliteInsert : IDisposable
{
    private const int LongestNumber = 64;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly BulkRows rows;

    public SqliteInsert(BulkRows rows)
    {
        this.rows = rows;
        database = ((SqliteConnection)rows.Connection).Handle!;
        var places = string.Join(", ", rows.Columns.Select(_ => "?"));
        Check(sqlite3_prepare_v2(database, $"INSERT INTO {rows.Table} ({rows.ColumnNames}) VALUES ({places})", out statement));
    }

    public void Run()
    {
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows.Columns.Count; column++)
                Check(Bind(column + 1, rows.Cell(row, column)));
            if (sqlite3_step(statement) is var stepped and not SQLITE_DONE)
                Check(stepped);
            Check(sqlite3_reset(statement));
        }
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int place, object cell) =>
        cell switch
        {
            DBNull => sqlite3_bind_null(statement, place),
            string text => sqlite3_bind_text(statement, place, text),
            long whole => sqlite3_bind_int64(statement, place, whole),
            int whole => sqlite3_bind_int64(statement, place, whole),
            bool yes => sqlite3_bind_int64(statement, place, yes ? 1 : 0),
            double share => sqlite3_bind_double(statement, place, share),
            decimal number => BindWritten(place, number, "0.0###########################"),
            DateOnly day => BindWritten(place, day, "yyyy-MM-dd"),
            DateTime at => BindWritten(place, at, "yyyy-MM-dd HH:mm:ss.FFFFFFF"),
            _ => throw new NotSupportedException($"{cell.GetType().Name} is written by no bulk insert so far."),
        };

    /// <summary>Numbers with decimals, days and times are texts in the form that the driver gives them.</summary>
    private int BindWritten<T>(int place, T value, string form)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[LongestNumber];
        value.TryFormat(text, out var length, form, CultureInfo.InvariantCulture);
        return sqlite3_bind_text(statement, place, text[..length]);
    }

    private void Check(int answer)
    {
        if (answer != SQLITE_OK)
            SqliteException.ThrowExceptionForRC(answer, database);
    }
}

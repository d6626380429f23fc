using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Scorecard.Domain;
using Scorecard.Domain.Feeds;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using SQLitePCL;

namespace Scorecard.Web.Feeds;

/// <summary>Asks a database for the values of periods, one row each.</summary>
public sealed class FeedReader(FeedConnections connections, FeedSettings settings)
{
    private const int MostText = 1000;
    private static readonly string[] Known = ["value", "numerator", "denominator", "not_applicable", "note", "as_of"];

    /// <exception cref="RuleViolation">It may not be read, is too slow, or answers otherwise than a feed does.</exception>
    /// <exception cref="DbException">It cannot be reached, or refuses the query.</exception>
    public async Task<IReadOnlyList<FeedAnswer>> ReadAsync(
        FeedDatabase database,
        string query,
        bool isRatio,
        IReadOnlyList<Period> periods,
        CancellationToken cancel
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Patience);
        try
        {
            // SQLite works on the thread that asks, and hears of no token.
            return await Task.Run(() => AskAllAsync(database, query, isRatio, periods, patience.Token), patience.Token);
        }
        catch (Exception late) when (late is OperationCanceledException or DbException or TimeoutException)
        {
            if (cancel.IsCancellationRequested || (late is DbException && !patience.IsCancellationRequested))
                throw;
            throw new RuleViolation($"“{database.Name}” did not answer within {settings.Patience.TotalSeconds:0.#} seconds.");
        }
    }

    private async Task<IReadOnlyList<FeedAnswer>> AskAllAsync(
        FeedDatabase database,
        string query,
        bool isRatio,
        IReadOnlyList<Period> periods,
        CancellationToken patience
    )
    {
        await using var connection = connections.Make(database);
        await connection.OpenAsync(patience);
        using var stop = connection is SqliteConnection lite ? patience.Register(() => raw.sqlite3_interrupt(lite.Handle)) : default;
        await using var transaction = await FeedConnections.BeginAsync(connection, database.Kind, patience);
        var answers = new List<FeedAnswer>();
        foreach (var period in periods)
            answers.Add(await AskAsync(connection, transaction, query, isRatio, period, patience));
        await transaction.RollbackAsync(CancellationToken.None);
        return answers;
    }

    private static async Task<FeedAnswer> AskAsync(
        DbConnection connection,
        DbTransaction transaction,
        string query,
        bool isRatio,
        Period period,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = query;
        Add(FeedQuery.Start, period.Start);
        Add(FeedQuery.End, period.End.AddDays(1));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var columns = Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetName(i).ToLowerInvariant()).ToList();
        if (columns.Find(c => !Known.Contains(c)) is { } strange)
            throw new RuleViolation(
                $"The query gives a column “{TextRules.Shortened(strange, 60)}”. Known are {string.Join(", ", Known)}."
            );
        string[] needed = isRatio ? ["numerator", "denominator"] : ["value"];
        if (needed.Except(columns).FirstOrDefault() is { } missing)
            throw new RuleViolation($"The query gives no column “{missing}”, which this KPI needs.");
        if (!await rows.ReadAsync(cancel))
            return new(period, null, null, null);
        var answer = Of(period, isRatio, name => columns.IndexOf(name) is >= 0 and var i ? CellOf(rows, i) : null);
        if (await rows.ReadAsync(cancel))
            throw new RuleViolation("The query gives more than one row for a period. Add up in the query, so that one is left.");
        return answer;

        void Add(string name, DateOnly day)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            parameter.Value = day;
            command.Parameters.Add(parameter);
        }
    }

    private static FeedAnswer Of(Period period, bool isRatio, Func<string, object?> cell)
    {
        var note = cell("note")?.ToString() is { Length: > 0 } words ? TextRules.Shortened(words, MostText) : null;
        var asOf = Moment(cell("as_of"));
        if (cell("not_applicable") is { } says && IsTrue(says))
            return new(period, MeasuredValue.NA, note ?? "Not applicable, as its source says", asOf);
        if (isRatio)
            return (Number("numerator"), Number("denominator")) switch
            {
                ({ } above, { } below) => new(period, MeasuredValue.Ratio(above, below), note, asOf),
                (null, null) => new(period, null, note, asOf),
                _ => throw new RuleViolation("The query gives one of numerator and denominator only."),
            };
        return new(period, Number("value") is { } value ? MeasuredValue.Of(value) : null, note, asOf);

        decimal? Number(string column)
        {
            if (cell(column) is not { } value)
                return null;
            try
            {
                return Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            }
            catch (Exception none) when (none is FormatException or OverflowException or InvalidCastException)
            {
                throw new RuleViolation($"“{TextRules.Shortened(value.ToString()!, 60)}” in the column {column} is no number.");
            }
        }
    }

    /// <summary>What a cell holds; null for nothing.</summary>
    private static object? CellOf(DbDataReader rows, int column)
    {
        try
        {
            return rows.IsDBNull(column) ? null : rows.GetValue(column);
        }
        catch (Exception none) when (none is OverflowException or InvalidCastException)
        {
            throw new RuleViolation(
                $"The column {rows.GetName(column)} holds a number with more digits than are read. Round it in the query."
            );
        }
    }

    private static bool IsTrue(object value) =>
        value switch
        {
            bool said => said,
            string text => text.ToUpperInvariant() is "YES" or "TRUE" or "1",
            sbyte or byte or short or ushort or int or uint or long or ulong or decimal or double or float => Convert.ToDouble(
                value,
                CultureInfo.InvariantCulture
            ) != 0,
            _ => throw new RuleViolation(
                $"“{TextRules.Shortened(value.ToString()!, 60)}” in the column not_applicable is neither yes nor no."
            ),
        };

    private static DateTime? Moment(object? value) =>
        value switch
        {
            null => null,
            DateTime at => DateTime.SpecifyKind(at, DateTimeKind.Utc),
            DateTimeOffset at => at.UtcDateTime,
            DateOnly day => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            _ => DateTime.TryParse(
                value.ToString(),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var read
            )
                ? read
                : throw new RuleViolation($"“{TextRules.Shortened(value.ToString()!, 60)}” in the column as_of is no time."),
        };
}

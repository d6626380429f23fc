using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Scorecard.Data;

namespace Scorecard.TestData;

/// <summary>
/// Keeps the commands that contexts send to the database, and asks SQLite how it would run them.
/// </summary>
/// <example>
/// <code>
/// services.ConfigureDbContext&lt;ScorecardDbContext&gt;(options => options.AddInterceptors(log));
/// log.Clear();
/// await page();
/// Assert.True(log.Count &lt;= 5, log.ToString());
/// Assert.Empty(await log.FullScansAsync(db));
/// </code>
/// </example>
public sealed partial class SqlLog : DbCommandInterceptor
{
    /// <summary>The tables that grow with a company and its years.</summary>
    private static readonly HashSet<string> Growing =
    [
        "Measurements",
        "Changes",
        "Kpis",
        "KpiDefinitions",
        "KpiUpdaters",
        "Objectives",
        "Contributions",
        "CauseEffectLinks",
        "CascadeAnswers",
        "FieldOverrides",
        "Initiatives",
        "Milestones",
        "UnitHealth",
        "Meetings",
        "MeetingEntries",
        "Comments",
        "CommentMentions",
        "CommentFiles",
        "CommentFileContents",
        "Units",
        "Memberships",
        "People",
        "PersonClaims",
        "PersonLogins",
        "PersonTokens",
        "Sessions",
        "SecurityEvents",
        "Closings",
        "ClosingScores",
        "Restatements",
    ];

    private readonly ConcurrentQueue<Command> commands = new();

    /// <summary>One round trip.</summary>
    public sealed record Command(string Sql, IReadOnlyList<(string Name, DbType Type, object? Value)> Parameters);

    public IReadOnlyList<Command> Commands => [.. commands];

    public int Count => commands.Count;

    public void Clear() => commands.Clear();

    public override string ToString() => string.Join("\n\n", commands.Select((c, i) => $"{i + 1}. {c.Sql}"));

    /// <summary>
    /// One sentence for each place where SQLite would read a growing table from end to end, be it by way of an index. Nothing is run but the question.
    /// </summary>
    /// <param name="db">Any context on the same SQLite database.</param>
    public async Task<IReadOnlyList<string>> FullScansAsync(ScorecardDbContext db, CancellationToken cancel = default)
    {
        var scans = new List<string>();
        await db.Database.OpenConnectionAsync(cancel);
        foreach (
            var (sql, parameters) in Commands.SelectMany(c => Statements(c.Sql).Select(sql => (sql, c.Parameters))).DistinctBy(c => c.sql)
        )
        {
            // A plan names a table by its alias, but for a mere count by its name.
            var tables = Alias().Matches(sql).Select(m => (Alias: m.Groups["alias"].Value, Table: m.Groups["table"].Value)).ToList();
            foreach (var line in await PlanAsync(db, sql, parameters, cancel))
                if (
                    Scan().Match(line) is { Success: true } scan
                    && scan.Groups["name"].Value is var name
                    && tables.FirstOrDefault(t => (t.Alias == name || t.Table == name) && Growing.Contains(t.Table)).Table is { } table
                )
                    scans.Add($"{table} is read from end to end ({line}) by\n{sql}");
        }
        await db.Database.CloseConnectionAsync();
        return scans;
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Keep(command);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        Keep(command);
        return new(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Keep(command);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        Keep(command);
        return new(result);
    }

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result)
    {
        Keep(command);
        return result;
    }

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        object? result,
        CancellationToken cancellationToken = default
    )
    {
        Keep(command);
        return new(result);
    }

    private void Keep(DbCommand command) =>
        commands.Enqueue(
            new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.DbType, p.Value))])
        );

    private static async Task<List<string>> PlanAsync(
        ScorecardDbContext db,
        string sql,
        IEnumerable<(string Name, DbType Type, object? Value)> parameters,
        CancellationToken cancel
    )
    {
        await using var explain = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The application's own statement, its values in parameters.
        explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        foreach (var (name, type, value) in parameters)
        {
            var parameter = explain.CreateParameter();
            (parameter.ParameterName, parameter.DbType, parameter.Value) = (name, type, value ?? DBNull.Value);
            explain.Parameters.Add(parameter);
        }
        var lines = new List<string>();
        await using var plan = await explain.ExecuteReaderAsync(cancel);
        while (await plan.ReadAsync(cancel))
            lines.Add(plan.GetString(plan.GetOrdinal("detail")));
        return lines;
    }

    /// <summary>A command may hold several statements; asking how to run the first would run the others.</summary>
    private static IEnumerable<string> Statements(string sql) =>
        StatementEnd().Split(sql).Select(s => s.Trim()).Where(s => Reading().IsMatch(s));

    [GeneratedRegex(@";\s*(?:\n|$)")]
    private static partial Regex StatementEnd();

    [GeneratedRegex(@"^(SELECT|WITH|UPDATE|DELETE)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reading();

    [GeneratedRegex("""(?:FROM|JOIN|UPDATE) "(?<table>\w+)"(?: AS "(?<alias>\w+)")?""")]
    private static partial Regex Alias();

    [GeneratedRegex(@"^SCAN (?:TABLE )?""?(?<name>\w+)")]
    private static partial Regex Scan();
}

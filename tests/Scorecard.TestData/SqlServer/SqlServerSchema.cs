using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Scorecard.TestData.SqlServer;

/// <summary>
/// The tables that the migrations make on SQL Server, known without a server: statements are read by SQL Server's own grammar and their names looked up.
/// What a server finds out only when it runs them stays unfound.
/// </summary>
public sealed partial class SqlServerSchema : IDisposable
{
    private readonly TSqlModel model = new(SqlServerVersion.Sql160, new TSqlModelOptions());

    /// <exception cref="NotSupportedException">A migration does something that is not read here yet.</exception>
    public SqlServerSchema(string script)
    {
        var tables = new Dictionary<string, CreateTableStatement>();
        var others = new List<TSqlStatement>();
        foreach (var statement in Flat(Parse(script)))
            switch (statement)
            {
                case CreateTableStatement table:
                    tables.Add(table.SchemaObjectName.BaseIdentifier.Value, table);
                    break;
                case AlterTableAddTableElementStatement
                {
                    Definition: { ColumnDefinitions.Count: > 0, TableConstraints.Count: 0 } added
                } alter:
                    foreach (var column in added.ColumnDefinitions)
                        tables[alter.SchemaObjectName.BaseIdentifier.Value].Definition.ColumnDefinitions.Add(column);
                    break;
                case AlterTableAddTableElementStatement or CreateIndexStatement:
                    others.Add(statement);
                    break;
                case AlterTableAlterColumnStatement change:
                    var changed = tables[change.SchemaObjectName.BaseIdentifier.Value]
                        .Definition.ColumnDefinitions.Single(c => c.ColumnIdentifier.Value == change.ColumnIdentifier.Value);
                    changed.DataType = change.DataType;
                    changed.Collation = change.Collation;
                    break;
                case DropIndexStatement drop:
                    var gone = drop.DropIndexClauses.OfType<DropIndexClause>().Select(c => c.Index.Value).ToList();
                    others.RemoveAll(o => o is CreateIndexStatement index && gone.Contains(index.Name.Value));
                    break;
                // A column loses its default before it changes: what is declared, looked up and run does only that.
                case DeclareVariableStatement or SelectStatement or ExecuteStatement:
                    break;
                case InsertStatement or UpdateStatement or BeginTransactionStatement or CommitTransactionStatement:
                    break;
                default:
                    throw new NotSupportedException(
                        $"A migration has a {statement.GetType().Name}. Teach {nameof(SqlServerSchema)} what it does to the tables."
                    );
            }
        var write = new Sql160ScriptGenerator();
        foreach (var statement in tables.Values.Concat(others))
        {
            write.GenerateScript(statement, out var sql);
            model.AddObjects(sql);
        }
    }

    /// <summary>The script of all migrations from an empty database on.</summary>
    public static string MigrationScript()
    {
        using var db = SqlServerStub.Open(_ => { });
        return db.GetService<IMigrator>().GenerateScript();
    }

    /// <summary>What is wrong with the tables themselves.</summary>
    public IReadOnlyList<string> Problems() => [.. model.Validate().Select(m => m.ToString())];

    /// <summary>What is wrong with statements: words that are not T-SQL, tables and columns that are not there.</summary>
    public IReadOnlyList<string> Problems(IEnumerable<SqlServerStatement> statements)
    {
        var problems = new List<string>();
        var asked = statements.DistinctBy(s => s.Sql).ToList();
        for (var i = 0; i < asked.Count; i++)
        {
            var parameters = asked[i].Parameters.Count == 0 ? "" : $" {string.Join(", ", asked[i].Parameters)}";
            var procedure = $"CREATE PROCEDURE [dbo].[S{i}]{parameters} AS BEGIN\n{asked[i].Sql}\nEND";
            if (Errors(procedure) is { Count: > 0 } errors)
                problems.AddRange(errors.Select(e => $"{e} in\n{asked[i].Sql}"));
            else
                model.AddOrUpdateObjects(procedure, SourceOf(i), null);
        }
        problems.AddRange(
            model
                .Validate()
                .Select(m => m.ToString())
                .Select(m =>
                    Procedure().Match(m) is { Success: true } named
                        ? $"{m} in\n{asked[int.Parse(named.Groups[1].Value, CultureInfo.InvariantCulture)].Sql}"
                        : m
                )
        );
        for (var i = 0; i < asked.Count; i++)
            model.DeleteObjects(SourceOf(i));
        return problems;
    }

    /// <summary>What SQL Server's grammar has against a script.</summary>
    public static IReadOnlyList<string> Errors(string sql)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return [.. errors.Select(e => $"Line {e.Line}, column {e.Column}: {e.Message}")];
    }

    public void Dispose() => model.Dispose();

    private static string SourceOf(int statement) => string.Create(CultureInfo.InvariantCulture, $"S{statement}");

    private static IEnumerable<TSqlStatement> Parse(string script)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        return errors.Count == 0
            ? ((TSqlScript)parsed).Batches.SelectMany(b => b.Statements)
            : throw new FormatException(string.Join("\n", Errors(script)));
    }

    private static IEnumerable<TSqlStatement> Flat(IEnumerable<TSqlStatement> statements) =>
        statements.SelectMany(s =>
            s switch
            {
                IfStatement branch => Flat([branch.ThenStatement]),
                BeginEndBlockStatement block => Flat(block.StatementList.Statements),
                _ => [s],
            }
        );

    [GeneratedRegex(@"\[S(\d+)\]")]
    private static partial Regex Procedure();
}

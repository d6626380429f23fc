using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.TestData;
using Scorecard.TestData.SqlServer;

namespace Scorecard.Web.Tests.Statements;

/// <content>Each query names the organization of each table it reads, but for those that docs/operations.md lists.</content>
public sealed partial class SqlServerQueryTests
{
    private static void AssertNamesItsOrganization(IReadOnlyList<(string Asker, SqlServerStatement Statement)> asked)
    {
        var documented = MarkdownTable
            .Read(Path.Combine(Files.Root, "docs", "operations.md"))
            .Single(table => table.Heading == "Queries across organizations")
            .Rows.SelectMany(row => row.List("asked by").Select(method => $"{method.Trim('`')}: {row["reads"]}"))
            .ToList();

        var filter = new OrganizationFilter(Keys());
        var across = asked
            .DistinctBy(a => (a.Asker, a.Statement.Sql))
            .Select(a => (a.Asker, Tables: filter.Unnamed(a.Statement.Sql)))
            .Where(a => a.Tables.Count > 0)
            .GroupBy(a => a.Asker, a => a.Tables)
            .Select(a => $"{a.Key}: {string.Join(", ", a.SelectMany(tables => tables).Distinct().Order(StringComparer.Ordinal))}")
            .ToList();

        var problems = across
            .Except(documented)
            .Select(query => $"{query}: name the organization, or say in docs/operations.md why not.")
            .Concat(documented.Except(across).Select(query => $"{query}: docs/operations.md lists it, but it does not."));
        Assert.True(!problems.Any(), string.Join("\n", problems));
    }

    /// <summary>For each table of organizations, the column that says whose a row is.</summary>
    private static Dictionary<string, string> Keys()
    {
        using var db = SqlServerStub.Open(_ => { });
        var keys = db
            .Model.GetEntityTypes()
            .Where(type => type.FindProperty(nameof(IOwned.OrganizationId)) is not null)
            .Select(type => type.GetTableName()!)
            .Distinct()
            .ToDictionary(table => table, _ => nameof(IOwned.OrganizationId));
        keys.Add(db.Model.FindEntityType(typeof(Organization))!.GetTableName()!, nameof(Organization.Id));
        return keys;
    }
}

using Scorecard.Domain.Health;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Asks the health check everything that the tables of docs/health-check.md say.</summary>
public class HealthDocTests
{
    private static readonly IReadOnlyList<MarkdownTable> Tables = MarkdownTable.Read(Path.Combine(Files.Root, "docs", "health-check.md"));

    [Fact]
    public void The_score_is_that_of_the_table()
    {
        foreach (var row in Tables.Single(t => t.Heading == "Score").Rows)
            row.Says(
                "score",
                new HealthScore(
                    (int)row.Number("things"),
                    (int)row.Number("problems"),
                    (int)row.Number("warnings"),
                    (int)row.Number("suggestions")
                ).Value
            );
    }

    [Fact]
    public void The_rules_are_those_of_the_table() =>
        Assert.Equal(
            Enum.GetValues<HealthRule>().Select(r => (HealthRules.Of(r).Title, HealthRules.Of(r).Severity.ToString().ToLowerInvariant())),
            Tables.Single(t => t.Heading == "Rules").Rows.Select(row => (row["rule"], row["severity"]))
        );
}

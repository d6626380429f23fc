using System.Globalization;
using Scorecard.Domain.Changes;
using Scorecard.TestData;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Computes the hashes of docs/journal-chain.md.</summary>
public class JournalChainDocTests
{
    [Fact]
    public void The_hashes_are_those_of_the_table()
    {
        var table = MarkdownTable.Read(Path.Combine(Files.Root, "docs", "journal-chain.md")).Single(t => t.Heading == "Vectors");
        var before = ChangeChain.Start;
        foreach (var row in table.Rows)
        {
            before = ChangeChain.Next(before, Line(row));
            row.Says("hash", $"`{Convert.ToHexStringLower(before)}`");
        }
        Assert.True(table.Rows.Count > 3);
    }

    private static Change Line(Row row) =>
        new(
            Number(row, "organization"),
            Number(row, "sequence"),
            (int)Number(row, "place"),
            DateTime.Parse(row["at"], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
            row["by"] == "(none)" ? null : Number(row, "by"),
            Enum.Parse<Subject>(row["kind"]),
            Number(row, "id"),
            row["what"],
            Text(row["from"]),
            Text(row["to"]),
            Text(row["why"])
        );

    private static long Number(Row row, string column) => long.Parse(row[column], CultureInfo.InvariantCulture);

    private static string? Text(string cell) =>
        cell switch
        {
            "(none)" => null,
            "(empty)" => "",
            _ => cell,
        };
}

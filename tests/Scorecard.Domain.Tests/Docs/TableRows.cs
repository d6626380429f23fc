using System.Globalization;
using Scorecard.TestData;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

internal static class TableRows
{
    /// <summary>Asserts a number, as exactly as the document gives it.</summary>
    public static void Says(this Row row, string column, double actual)
    {
        var decimals = row[column].Contains('.', StringComparison.Ordinal)
            ? row[column].Length - row[column].IndexOf('.', StringComparison.Ordinal) - 1
            : 0;
        Assert.True(
            Math.Abs((double)row.Number(column) - actual) <= 0.5 * Math.Pow(10, -decimals) + 1e-9
                && (decimals > 0 || Math.Abs(actual - Math.Round(actual)) < 1e-9),
            string.Create(CultureInfo.InvariantCulture, $"Line {row.Line}: {column} is {actual:R}, not {row[column]}.")
        );
    }

    public static void Says(this Row row, string column, string actual) =>
        Assert.True(row[column] == actual, $"Line {row.Line}: {column} is “{actual}”, not “{row[column]}”.");

    /// <summary>Runs every row of the tables under a heading.</summary>
    public static void Run(string document, IReadOnlyDictionary<string, Action<Row>> runners, string heading)
    {
        Assert.True(runners.TryGetValue(heading, out var run), $"Nothing runs the table under “{heading}”.");
        var rows = MarkdownTable.Read(document).Where(t => t.Heading == heading).SelectMany(t => t.Rows).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => run(row));
    }

    public static IEnumerable<string> Headings(string document) => MarkdownTable.Read(document).Select(t => t.Heading);
}

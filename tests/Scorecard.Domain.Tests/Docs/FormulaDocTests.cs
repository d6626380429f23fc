using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Runs every row of every table in docs/formulas.md.</summary>
public class FormulaDocTests
{
    private static readonly string Document = Path.Combine(Files.Root, "docs", "formulas.md");

    private static readonly Dictionary<string, Action<Row>> Runners = new()
    {
        ["Writing one"] = Alone,
        ["Comparisons"] = Alone,
        ["Functions"] = Alone,
        ["When there is none"] = Alone,
        ["Over time"] = OverTime,
    };

    public static TheoryData<string> Headings => [.. TableRows.Headings(Document)];

    [Theory, MemberData(nameof(Headings))]
    public void Every_row_of_the_table_holds(string heading) => TableRows.Run(Document, Runners, heading);

    [Fact]
    public void Every_runner_has_its_table() => Assert.Equal([], Runners.Keys.Except(TableRows.Headings(Document)));

    [Fact]
    public void Every_function_has_its_row() =>
        Assert.All(
            FormulaFunctions.All,
            function =>
                Assert.Contains(
                    MarkdownTable.Read(Document).Single(t => t.Heading == "Functions").Rows,
                    row => row["formula"].StartsWith(function.Name + "(", StringComparison.Ordinal) && row["gives"] == function.Meaning
                )
        );

    private static void Alone(Row row)
    {
        var world = new ModelBuilder()
            .Kpi("A")
            .Kpi("B")
            .Kpi("C")
            .Kpi("D")
            .Kpi("E")
            .Kpi("F", formula: row["formula"])
            .Values("A", "2025-06", 12)
            .Values("A", "2025-04", 10)
            .Values("A", "2024-06", 9)
            .Values("B", "2025-06", 4)
            .Values("C", "2025-06", 0)
            .NotApplicable("E", "2025-06")
            .Build();
        Says(row["value"], world, "2025-06");
    }

    private static void OverTime(Row row)
    {
        var builder = new ModelBuilder()
            .Kpi("A", aggregation: TimeAggregation.Sum)
            .Kpi("B", aggregation: TimeAggregation.Average)
            .Kpi("F", formula: row["calculation"]);
        foreach (var code in new[] { "A", "B" })
            builder.Values(code, "2025-01", [.. row.List(code).Select(v => v == "–" ? (decimal?)null : MarkdownTable.Row.Parse(v))]);
        Says(row["comes to"], builder.Build(), row["report"]);
    }

    private static void Says(string expected, World world, string window)
    {
        var figure = world.Book.Figure(world.Kpi("F").Id, world.Window(window));
        if (expected is "missing" or "N/A")
            Assert.Equal(expected == "N/A" ? ScoreState.NotApplicable : ScoreState.Missing, figure.State);
        else
            Assert.Equal((double)MarkdownTable.Row.Parse(expected), figure.Value, 2);
    }
}

using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>What the tables of docs/scoring.md write in cells, and what is held against it.</summary>
internal static class RowWords
{
    /// <summary>A value as the tables write it: a number, n/d, N/A, or a dash for none.</summary>
    public static void Report(ModelBuilder builder, string kpi, string period, string value)
    {
        if (value == "N/A")
            builder.NotApplicable(kpi, period);
        else if (value.Split('/') is [var numerator, var denominator])
            builder.Ratio(kpi, period, Row.Parse(numerator), Row.Parse(denominator));
        else if (value != "–")
            builder.Values(kpi, period, Row.Parse(value));
    }

    public static void Says(Row row, KpiFigure figure, bool marks = true)
    {
        if (figure.IsPresent)
            row.Says("value", figure.Value);
        else
            row.Says("value", Word(figure.State));
        if (marks && row.Cells.ContainsKey("marked"))
            row.Says(
                "marked",
                figure.Carried ? "carried"
                    : figure.Partial ? "partial"
                    : ""
            );
    }

    public static void Says(Row row, Score score)
    {
        if (score.IsPresent)
            row.Says("score", score.Value);
        else
            row.Says("score", Word(score.State));
        foreach (var (column, figure) in new[] { ("coverage", score.Coverage), ("low", score.Low), ("high", score.High) })
            if (row.Has(column))
                row.Says(column, figure);
            else if (row.Cells.ContainsKey(column))
                Assert.True(double.IsNaN(figure), $"Line {row.Line}: there is a {column}.");
    }

    public static string Word(ScoreState state) => state == ScoreState.NotApplicable ? "N/A" : "missing";

    /// <summary>A scale in a few words: <c>Progress 0 to 100</c>, <c>Thresholds 80 to 95</c>, <c>Custom 0:0; 50:100</c>.</summary>
    public static ScaleInput Scale(string words)
    {
        var (kind, rest) = (
            words[..words.IndexOf(' ', StringComparison.Ordinal)],
            words[(words.IndexOf(' ', StringComparison.Ordinal) + 1)..]
        );
        var ends = rest.Split(" to ");
        return kind switch
        {
            "Progress" => ScaleInput.Progress(Row.Parse(ends[0]), Row.Parse(ends[1])),
            "Thresholds" => new(ScaleKind.Thresholds, RedFlag: Row.Parse(ends[0]), Target: Row.Parse(ends[1])),
            _ => new(ScaleKind.Custom, Points: rest),
        };
    }
}

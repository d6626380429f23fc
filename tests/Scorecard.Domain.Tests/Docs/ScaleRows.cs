using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.TestData;
using static Scorecard.Domain.Tests.Docs.RowWords;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Runs the rows about scales, what is aimed at and status.</summary>
internal static class ScaleRows
{
    public static void Scored(Row row, ScaleInput scale, ModelBuilder? builder = null) =>
        row.Says(
            "score",
            (builder ?? new ModelBuilder()).Kpi("A", scale: scale).Values("A", "2025-01", row.Number("value")).Build().Score("A", "2025-01")
        );

    public static string Said(Aim? aim) =>
        aim switch
        {
            null => "none",
            { Direction: Direction.HigherIsBetter } => $"at least {aim.Value}",
            { Direction: Direction.LowerIsBetter } => $"at most {aim.Value}",
            { Value: { } value } => $"{value}",
            _ => $"{aim.Low} to {aim.High}",
        };

    public static void Status(Row row)
    {
        var score =
            row["score"] == "–"
                ? new Score(ScoreState.Missing, double.NaN, (double)row.Number("coverage"), 0, 100, true)
                : new Score(ScoreState.Present, (double)row.Number("score"), (double)row.Number("coverage"), 0, 100, false);
        var bands = new Bands((double)row.Number("amber from"), (double)row.Number("green from"));
        row.Says("status", score.Status(bands, (double)row.Number("minimum coverage")).ToString().ToLowerInvariant());
    }

    public static void MixedScales(Row row)
    {
        var world = new ModelBuilder()
            .Kpi("A", scale: Scale(row["first scale"]), aggregation: TimeAggregation.Sum)
            .Define("A", "2025-02", Scale(row["second scale, from February"]))
            .Values("A", "2025-01", [.. row.List("values").Select(v => (decimal?)Row.Parse(v))])
            .Build();
        row.Says("score", world.Score("A", row["report"]));
    }
}

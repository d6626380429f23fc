using System.Globalization;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;
using static Scorecard.Domain.Tests.Docs.RowWords;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Runs every row of every table in docs/scoring.md. A table that nothing here runs fails, and so does a runner without its table.</summary>
public class ScoringDocTests
{
    private static readonly string Document = Path.Combine(Files.Root, "docs", "scoring.md");

    private static readonly Dictionary<string, Action<Row>> Runners = new()
    {
        ["Progress"] = row => ScaleRows.Scored(row, ScaleInput.Progress(row.Number("baseline"), row.Number("target"))),
        ["Thresholds"] = row =>
            ScaleRows.Scored(
                row,
                new(
                    ScaleKind.Thresholds,
                    RedFlag: row.Number("red flag"),
                    Target: row.Number("target"),
                    Worst: row.NumberOrNone("worst"),
                    Stretch: row.NumberOrNone("stretch")
                ),
                new ModelBuilder().Bands((double)row.Number("amber from"), (double)row.Number("green from"))
            ),
        ["Range"] = row =>
            ScaleRows.Scored(
                row,
                new(
                    ScaleKind.Range,
                    LowZero: row.Number("low zero"),
                    Low: row.Number("low"),
                    High: row.Number("high"),
                    HighZero: row.Number("high zero")
                )
            ),
        ["Yes or no"] = row => ScaleRows.Scored(row, new(ScaleKind.YesNo, GoodAnswer: row["good answer"] == "yes")),
        ["Custom"] = row => ScaleRows.Scored(row, new(ScaleKind.Custom, Points: row["points"])),
        ["What a scale rewards"] = row => row.Says("direction", Scale(row["scale"]).Compile(Bands.Default).Direction.InWords()),
        ["What is aimed at"] = row => row.Says("aim", ScaleRows.Said(Aim.Of(Scale(row["scale"]).Compile(Bands.Default), Bands.Default))),
        ["Status"] = ScaleRows.Status,
        ["Several periods"] = PeriodRows.SeveralPeriods,
        ["Ratios"] = PeriodRows.Ratios,
        ["Finer and coarser periods"] = PeriodRows.FinerAndCoarser,
        ["Weeks"] = PeriodRows.Weeks,
        ["Fiscal years"] = PeriodRows.FiscalYears,
        ["Years made of weeks"] = WeekYearRows.Years,
        ["Months made of weeks"] = WeekYearRows.Months,
        ["Codes of years made of weeks"] = WeekYearRows.Codes,
        ["Sums and their targets"] = PeriodRows.Sums,
        ["When the kind of scale changes inside a sum"] = ScaleRows.MixedScales,
        ["Weighted mean"] = row => RollUpRows.RolledUpObjective(row, RollUpRule.WeightedMean),
        ["Rules"] = row => RollUpRows.RolledUpObjective(row, Enum.Parse<RollUpRule>(row["rule"])),
        ["Cascade share"] = RollUpRows.CascadeShare,
        ["Rolled up"] = RollUpRows.RolledUpKpi,
        ["The arithmetic in words"] = row =>
            row.Says(
                "sentence",
                ScaleArithmetic.Sentence(
                    Scale("Custom " + row["points"]).Compile(Bands.Default).Points,
                    (double)row.Number("value"),
                    CultureInfo.GetCultureInfo(row["language"])
                )
            ),
        ["What moved a score"] = InsightRows.MovedByCause,
        ["Who moved it"] = row => Assert.Equal(InsightRows.Numbers(row, "points"), InsightRows.Moved(row)),
        ["Levers"] = row => Assert.Equal(InsightRows.Numbers(row, "adds"), InsightRows.Levers(row)),
        ["What if"] = InsightRows.Supposed,
    };

    public static TheoryData<string> Headings => [.. TableRows.Headings(Document)];

    [Theory, MemberData(nameof(Headings))]
    public void Every_row_of_the_table_holds(string heading) => TableRows.Run(Document, Runners, heading);

    [Fact]
    public void Every_runner_has_its_table() => Assert.Equal([], Runners.Keys.Except(TableRows.Headings(Document)));
}

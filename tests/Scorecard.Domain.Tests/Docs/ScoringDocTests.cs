using System.Globalization;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Runs every row of every table in docs/scoring.md. A table that nothing here runs fails, and so does a runner without its table.</summary>
public class ScoringDocTests
{
    private static readonly string Document = Path.Combine(Files.Root, "docs", "scoring.md");

    private static readonly Dictionary<string, Action<Row>> Runners = new()
    {
        ["Progress"] = row => Scored(row, ScaleInput.Progress(row.Number("baseline"), row.Number("target"))),
        ["Thresholds"] = row =>
            Scored(
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
            Scored(
                row,
                new(
                    ScaleKind.Range,
                    LowZero: row.Number("low zero"),
                    Low: row.Number("low"),
                    High: row.Number("high"),
                    HighZero: row.Number("high zero")
                )
            ),
        ["Yes or no"] = row => Scored(row, new(ScaleKind.YesNo, GoodAnswer: row["good answer"] == "yes")),
        ["Custom"] = row => Scored(row, new(ScaleKind.Custom, Points: row["points"])),
        ["What a scale rewards"] = row => row.Says("direction", Scale(row["scale"]).Compile(Bands.Default).Direction.InWords()),
        ["What is aimed at"] = row => row.Says("aim", Said(Aim.Of(Scale(row["scale"]).Compile(Bands.Default), Bands.Default))),
        ["Status"] = Status,
        ["Several periods"] = SeveralPeriods,
        ["Ratios"] = Ratios,
        ["Finer and coarser periods"] = FinerAndCoarser,
        ["Weeks"] = Weeks,
        ["Fiscal years"] = FiscalYears,
        ["Sums and their targets"] = Sums,
        ["When the kind of scale changes inside a sum"] = MixedScales,
        ["Weighted mean"] = row => RolledUpObjective(row, RollUpRule.WeightedMean),
        ["Rules"] = row => RolledUpObjective(row, Enum.Parse<RollUpRule>(row["rule"])),
        ["Cascade share"] = CascadeShare,
        ["Rolled up"] = RolledUpKpi,
        ["The arithmetic in words"] = row =>
            row.Says(
                "sentence",
                ScaleArithmetic.Sentence(
                    Scale("Custom " + row["points"]).Compile(Bands.Default).Points,
                    (double)row.Number("value"),
                    CultureInfo.GetCultureInfo(row["language"])
                )
            ),
        ["What moved a score"] = MovedByCause,
        ["Who moved it"] = row => Assert.Equal(Numbers(row, "points"), Moved(row)),
        ["Levers"] = row => Assert.Equal(Numbers(row, "adds"), Levers(row)),
        ["What if"] = Supposed,
    };

    public static TheoryData<string> Headings => [.. TableRows.Headings(Document)];

    [Theory, MemberData(nameof(Headings))]
    public void Every_row_of_the_table_holds(string heading) => TableRows.Run(Document, Runners, heading);

    [Fact]
    public void Every_runner_has_its_table() => Assert.Equal([], Runners.Keys.Except(TableRows.Headings(Document)));

    private static void Scored(Row row, ScaleInput scale, ModelBuilder? builder = null) =>
        row.Says(
            "score",
            (builder ?? new ModelBuilder()).Kpi("A", scale: scale).Values("A", "2025-01", row.Number("value")).Build().Score("A", "2025-01")
        );

    private static string Said(Aim? aim) =>
        aim switch
        {
            null => "none",
            { Direction: Direction.HigherIsBetter } => $"at least {aim.Value}",
            { Direction: Direction.LowerIsBetter } => $"at most {aim.Value}",
            { Value: { } value } => $"{value}",
            _ => $"{aim.Low} to {aim.High}",
        };

    private static void Status(Row row)
    {
        var score =
            row["score"] == "–"
                ? new Score(ScoreState.Missing, double.NaN, (double)row.Number("coverage"), 0, 100, true)
                : new Score(ScoreState.Present, (double)row.Number("score"), (double)row.Number("coverage"), 0, 100, false);
        var bands = new Bands((double)row.Number("amber from"), (double)row.Number("green from"));
        row.Says("status", score.Status(bands, (double)row.Number("minimum coverage")).ToString().ToLowerInvariant());
    }

    private static void SeveralPeriods(Row row)
    {
        var builder = new ModelBuilder().Kpi("A", aggregation: Enum.Parse<TimeAggregation>(row["aggregation"]));
        foreach (var (value, i) in row.List("values").Select((v, i) => (v, i)))
            Report(builder, "A", $"2025-{i + 1:00}", value);
        Says(row, builder.Build().Figure("A", "2025-H1"));
    }

    private static void Ratios(Row row)
    {
        var builder = new ModelBuilder().Kpi("A", aggregation: TimeAggregation.Ratio, measuredIn: row["unit"]);
        foreach (var (value, i) in row.List("values").Select((v, i) => (v, i)))
            Report(builder, "A", $"2025-{i + 1:00}", value);
        Says(row, builder.Build().Figure("A", "2025"));
    }

    private static void FinerAndCoarser(Row row)
    {
        var builder = new ModelBuilder().Kpi(
            "A",
            frequency: Enum.Parse<Frequency>(row["collected by"], ignoreCase: true),
            carryForward: (int)row.Number("stands in for")
        );
        foreach (var (period, value) in row.Pairs("values"))
            Report(builder, "A", period, value);
        Says(row, builder.Build().Figure("A", row["report"]));
    }

    private static void Weeks(Row row)
    {
        var world = new ModelBuilder()
            .Kpi("A", frequency: Frequency.Week, aggregation: TimeAggregation.Sum)
            .Values("A", row["week"], 1)
            .Build();
        row.Says("from", world.Period(row["week"]).Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var anchor = world.Period(row["week"]).Anchor;
        row.Says("month", Code(world.Calendar, Frequency.Month, anchor));
        row.Says("year", Code(world.Calendar, Frequency.Year, anchor));
        Assert.Equal(
            [row["month"]],
            new[] { -1, 0, 1 }
                .Select(i => world.Calendar.Shift(world.Period(row["month"]), i))
                .Where(m => world.Book.Figure(world.Kpi("A").Id, Window.Of(m)).IsPresent)
                .Select(m => PeriodCode.Format(m, world.Calendar))
        );
        Assert.Equal(1, world.Figure("A", row["year"]).Value);
    }

    private static void FiscalYears(Row row)
    {
        var calendar = new FiscalCalendar((int)row.Number("first month"));
        var day = DateOnly.ParseExact(row["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        row.Says("year", Code(calendar, Frequency.Year, day));
        row.Says("half-year", Code(calendar, Frequency.HalfYear, day));
        row.Says("quarter", Code(calendar, Frequency.Quarter, day));
        row.Says(
            "to date from",
            Window
                .FiscalYearToDate(calendar.Containing(Frequency.Month, day), calendar)
                .Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
    }

    private static void Sums(Row row)
    {
        var targets = row.Pairs("targets");
        var builder = new ModelBuilder().Kpi(
            "A",
            target: Row.Parse(targets[0].Value),
            aggregation: Enum.Parse<TimeAggregation>(row["aggregation"])
        );
        foreach (var (from, target) in targets.Skip(1))
            builder.Define("A", from, ScaleInput.Progress(0, Row.Parse(target)));
        foreach (var (value, i) in row.List("values").Select((v, i) => (v, i)))
            Report(builder, "A", $"2025-{i + 1:00}", value);
        var world = builder.Build();
        Says(row, world.Figure("A", row["report"]), marks: false);
        row.Says("target", world.Explain("A", row["report"]).Scale[^1].Value);
        if (row["score"] == "missing")
            Assert.Equal(ScoreState.Missing, world.Of("A", row["report"]).State);
        else
            row.Says("score", world.Score("A", row["report"]));
    }

    private static void MixedScales(Row row)
    {
        var world = new ModelBuilder()
            .Kpi("A", scale: Scale(row["first scale"]), aggregation: TimeAggregation.Sum)
            .Define("A", "2025-02", Scale(row["second scale, from February"]))
            .Values("A", "2025-01", [.. row.List("values").Select(v => (decimal?)Row.Parse(v))])
            .Build();
        row.Says("score", world.Score("A", row["report"]));
    }

    private static void RolledUpObjective(Row row, RollUpRule rule)
    {
        var builder = new ModelBuilder().Objective("GOAL", rule: rule);
        var weights = row.List("weights");
        foreach (var (score, i) in row.List("scores").Select((s, i) => (s, i)))
        {
            builder.Kpi($"K{i}", weight: Row.Parse(weights[i]));
            Report(builder, $"K{i}", "2025-01", score);
        }
        var world = builder.Build();
        Says(row, world.Of("GOAL", "2025-01"));
        if (row.Has("effective weights"))
            Assert.Equal(
                row.List("effective weights").Select(w => (double)Row.Parse(w)),
                world.Explain("GOAL", "2025-01").Inputs.Select(i => Math.Round(i.Weight, 9))
            );
    }

    private static void CascadeShare(Row row)
    {
        var builder = new ModelBuilder().Unit("BELOW").Objective("GOAL", cascadeShare: row.Number("share"));
        foreach (var (score, i) in row.List("own KPIs").Select((s, i) => (s, i)))
            Report(builder.Kpi($"K{i}"), $"K{i}", "2025-01", score);
        foreach (var (score, i) in row.List("contributing").Select((s, i) => (s, i)))
            Report(
                builder.Objective($"O{i}", of: "BELOW").Contribution($"O{i}", "GOAL").Kpi($"C{i}", of: $"O{i}"),
                $"C{i}",
                "2025-01",
                score
            );
        Says(row, builder.Build().Of("GOAL", "2025-01"));
    }

    private static void RolledUpKpi(Row row)
    {
        var rule = Enum.Parse<KpiRollUp>(row["rule"]);
        var (aggregation, unit) = rule == KpiRollUp.Ratio ? (TimeAggregation.Ratio, "%") : (TimeAggregation.Average, "points");
        var builder = new ModelBuilder().Kpi(
            "ALL",
            rollUp: rule,
            requireAll: row["require all"] == "yes",
            aggregation: aggregation,
            measuredIn: unit
        );
        var weights = row.List("weights");
        foreach (var (value, i) in row.List("children").Select((v, i) => (v, i)))
            Report(
                builder.Kpi($"C{i}", feeds: "ALL", rollUpWeight: Row.Parse(weights[i]), aggregation: aggregation, measuredIn: unit),
                $"C{i}",
                "2025-01",
                value
            );
        Says(row, builder.Build().Figure("ALL", "2025-01"));
    }

    /// <summary>A value as the tables write it: a number, n/d, N/A, or a dash for none.</summary>
    private static void Report(ModelBuilder builder, string kpi, string period, string value)
    {
        if (value == "N/A")
            builder.NotApplicable(kpi, period);
        else if (value.Split('/') is [var numerator, var denominator])
            builder.Ratio(kpi, period, Row.Parse(numerator), Row.Parse(denominator));
        else if (value != "–")
            builder.Values(kpi, period, Row.Parse(value));
    }

    private static void Says(Row row, KpiFigure figure, bool marks = true)
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

    private static void Says(Row row, Score score)
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

    private static string Word(ScoreState state) => state == ScoreState.NotApplicable ? "N/A" : "missing";

    private static string Code(FiscalCalendar calendar, Frequency frequency, DateOnly day) =>
        PeriodCode.Format(calendar.Containing(frequency, day), calendar);

    /// <summary>A scale in a few words: <c>Progress 0 to 100</c>, <c>Thresholds 80 to 95</c>, <c>Custom 0:0; 50:100</c>.</summary>
    private static ScaleInput Scale(string words)
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

    private static void MovedByCause(Row row)
    {
        var world = new ModelBuilder()
            .Kpi("A", target: row.Number("target before"))
            .Define("A", "2025-02", ScaleInput.Progress(0, row.Number("target after")))
            .Values("A", "2025-01", row.Number("value before"), row.Number("value after"))
            .Build();
        var parts = Movement.Between(world.Book, world.Node("GOAL"), world.Window("2025-01"), world.Window("2025-02")).Parts;
        row.Says("by value", parts.Where(p => p.Cause == MovementCause.Value).Sum(p => p.Points));
        row.Says("by target", parts.Where(p => p.Cause == MovementCause.Target).Sum(p => p.Points));
    }

    private static IEnumerable<double> Numbers(Row row, string column) => row.List(column).Select(n => (double)Row.Parse(n));

    private static IEnumerable<double> Moved(Row row)
    {
        var (world, kpis) = Scores(row, "before", "after");
        var parts = Movement.Between(world.Book, world.Node("GOAL"), world.Window("2025-01"), world.Window("2025-02")).Parts;
        return kpis.Select(kpi => Math.Round(parts.Where(p => p.KpiId == world.Kpi(kpi).Id).Sum(p => p.Points), 9));
    }

    private static IEnumerable<double> Levers(Row row)
    {
        var (world, kpis) = Scores(row, "scores");
        var levers = Lever.Of(world.Book, world.Node("GOAL"), world.Window("2025-01"));
        return kpis.Select(kpi => Math.Round(levers.Where(l => l.KpiId == world.Kpi(kpi).Id).Sum(l => l.Points), 9));
    }

    private static void Supposed(Row row)
    {
        var (world, kpis) = Scores(row, "values");
        var (which, what, number) = row["supposed"].Split(' ') is [var a, var b, var c]
            ? (a, b, decimal.Parse(c, CultureInfo.InvariantCulture))
            : throw new FormatException(row["supposed"]);
        var kpi = world.Kpi(kpis[which == "first" ? 0 : 1]).Id;
        var supposed = what switch
        {
            "value" => new Supposition(kpi, Value: number),
            "target" => new(kpi, Target: number),
            _ => new(kpi, Weight: number),
        };
        row.Says(
            "score",
            WhatIf.Of(world.Book, world.Window("2025-01"), [supposed]).Score(world.Node("GOAL"), world.Window("2025-01")).Value
        );
    }

    /// <summary>An objective's KPIs, whose values are their scores, month by month.</summary>
    private static (World World, IReadOnlyList<string> Kpis) Scores(Row row, params string[] months)
    {
        var builder = new ModelBuilder();
        var kpis = new List<string>();
        foreach (var weight in row["weights"].Split(',', StringSplitOptions.TrimEntries))
        {
            kpis.Add($"K{kpis.Count}");
            builder.Kpi(kpis[^1], weight: decimal.Parse(weight, CultureInfo.InvariantCulture));
        }
        for (var month = 0; month < months.Length; month++)
            foreach (var (kpi, value) in kpis.Zip(row[months[month]].Split(',', StringSplitOptions.TrimEntries)))
                if (value == "N/A")
                    builder.NotApplicable(kpi, $"2025-0{month + 1}");
                else if (value != "–")
                    builder.Values(kpi, $"2025-0{month + 1}", decimal.Parse(value, CultureInfo.InvariantCulture));
        return (builder.Build(), kpis);
    }
}

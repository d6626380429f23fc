using System.Globalization;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Scales;
using Scorecard.TestData;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Runs the rows about what moved a score and what would move it.</summary>
internal static class InsightRows
{
    public static void MovedByCause(Row row)
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

    public static IEnumerable<double> Numbers(Row row, string column) => row.List(column).Select(n => (double)Row.Parse(n));

    public static IEnumerable<double> Moved(Row row)
    {
        var (world, kpis) = Scores(row, "before", "after");
        var parts = Movement.Between(world.Book, world.Node("GOAL"), world.Window("2025-01"), world.Window("2025-02")).Parts;
        return kpis.Select(kpi => Math.Round(parts.Where(p => p.KpiId == world.Kpi(kpi).Id).Sum(p => p.Points), 9));
    }

    public static IEnumerable<double> Levers(Row row)
    {
        var (world, kpis) = Scores(row, "scores");
        var levers = Lever.Of(world.Book, world.Node("GOAL"), world.Window("2025-01"));
        return kpis.Select(kpi => Math.Round(levers.Where(l => l.KpiId == world.Kpi(kpi).Id).Sum(l => l.Points), 9));
    }

    public static void Supposed(Row row)
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
    public static (World World, IReadOnlyList<string> Kpis) Scores(Row row, params string[] months)
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

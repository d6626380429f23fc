using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.TestData;
using static Scorecard.Domain.Tests.Docs.RowWords;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Runs the rows about what KPIs and objectives roll up to.</summary>
internal static class RollUpRows
{
    public static void RolledUpObjective(Row row, RollUpRule rule)
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

    public static void CascadeShare(Row row)
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

    public static void RolledUpKpi(Row row)
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
}

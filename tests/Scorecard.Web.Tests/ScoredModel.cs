using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests;

/// <summary>Vireo, as <see cref="ScoredCompany"/> saves it.</summary>
internal static class ScoredModel
{
    public static ModelBuilder Build()
    {
        var builder = new ModelBuilder("Vireo", firstId: 40_001)
            .Perspectives(("Financial", 3), ("Customer", 2), ("Internal process", 2), ("Learning and growth", 1))
            .Unit("OPS")
            .Unit("LINE", under: "OPS")
            .Unit("VAULT", isPrivate: true)
            .Unit("YARDS")
            .Unit("EMPTY")
            .Objective("GROW")
            .Objective("SERVE", perspective: "Customer", cascadeShare: 0.75m)
            .Objective("RUN", of: "OPS", perspective: "Internal process")
            .Objective("DRIVE", of: "LINE", perspective: "Internal process")
            .Objective("LEARN", of: "LINE", perspective: "Learning and growth")
            .Objective("HOARD", of: "VAULT")
            .Contribution("RUN", "SERVE", weight: 2)
            .Contribution("DRIVE", "RUN")
            .Contribution("LEARN", "RUN", counts: false)
            .Contribution("HOARD", "GROW")
            .Kpi("REVENUE", of: "GROW", target: 200, weight: 2, aggregation: TimeAggregation.Sum, measuredIn: "€")
            .Kpi("COST", of: "GROW", baseline: 100, target: 20, aggregation: TimeAggregation.Sum, measuredIn: "k€", rollUp: KpiRollUp.Sum)
            .Kpi("COST-OPS", of: "RUN", baseline: 80, target: 10, aggregation: TimeAggregation.Sum, measuredIn: "k€", feeds: "COST")
            .Kpi("COST-VAULT", of: "HOARD", baseline: 80, target: 10, aggregation: TimeAggregation.Sum, measuredIn: "k€", feeds: "COST")
            .Kpi(
                "DELIGHT",
                of: "SERVE",
                scale: new ScaleInput(ScaleKind.Thresholds, RedFlag: 6, Target: 8),
                measuredIn: "points",
                from: "2025-01"
            )
            .Kpi("PUNCTUALITY", of: "DRIVE", baseline: 90, target: 98, measuredIn: "%")
            .Kpi("SAFETY", of: "LEARN", baseline: 0, target: 10)
            .Initiative("PAVE", of: "OPS", "RUN", "COST-OPS")
            .Define("DELIGHT", "2026-07", new ScaleInput(ScaleKind.Thresholds, RedFlag: 6, Target: 9));
        foreach (
            var (kpi, level, step, months) in new[]
            {
                ("REVENUE", 120m, 2.5m, 22),
                ("COST-OPS", 42m, -0.3m, 22),
                ("COST-VAULT", 33.3m, 0.77m, 22),
                ("DELIGHT", 6.4m, 0.1m, 22),
                ("PUNCTUALITY", 93.1m, 0.13m, 21),
                ("SAFETY", 4m, 0.1m, 22),
            }
        )
            builder.Values(kpi, "2025-01", [.. Enumerable.Range(0, months).Select(m => (decimal?)(level + step * m + 0.7m * (m % 3)))]);
        for (var i = 1; i <= 35; i++)
            builder
                .Unit($"YARD{i:00}", under: "YARDS")
                .Objective($"KEEP{i:00}", of: $"YARD{i:00}")
                .Kpi($"TIDY{i:00}", of: $"KEEP{i:00}")
                .Values($"TIDY{i:00}", "2026-10", 2 * i);
        return builder;
    }
}

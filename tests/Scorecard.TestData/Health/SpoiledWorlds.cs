using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.TestData.Health;

/// <summary>For each rule of the health check a cascade in which it fires, and little else does.</summary>
public static class SpoiledWorlds
{
    private static readonly Dictionary<HealthRule, Func<ModelBuilder, ModelBuilder>> Spoils = new()
    {
        [HealthRule.NoObjectives] = b => b.Unit("LAB"),
        [HealthRule.ObjectiveWithoutKpi] = b => b.Objective("BARE").CloseKpi("SPEED", "2025-07"),
        [HealthRule.ObjectiveWithoutOwner] = b => b.Objective("BARE"),
        [HealthRule.ObjectiveWithoutContribution] = b => b.Objective("BARE", of: "OPS"),
        [HealthRule.Unsupported] = b => b.Objective("BARE"),
        [HealthRule.KpiNotBegun] = b => b.Kpi("NEW", "GOAL", from: "2025-08"),
        [HealthRule.KpiWithoutOwner] = b => b.Kpi("LOST", "GOAL"),
        [HealthRule.KpiWithoutUpdater] = b => b.Kpi("LOST", "GOAL"),
        [HealthRule.KpiWithoutValues] = b => b.Kpi("OLD", "GOAL").Values("OLD", "2025-03", 1),
        [HealthRule.OnlyLagging] = b => b.Add("K2", "RUN").Add("K3", "RUN"),
        [HealthRule.PerspectiveEmpty] = b => b,
        [HealthRule.TooManyObjectives] = b => Many(5, b, (x, i) => x.Objective($"O{i}")),
        [HealthRule.TooManyKpis] = b => Many(4, b, (x, i) => x.Add($"K{i}", "RUN")),
        [HealthRule.TargetsDoNotAddUp] = b =>
            b.Kpi("TOTAL", "GOAL", target: 1200, frequency: Frequency.Year, aggregation: TimeAggregation.Sum, rollUp: KpiRollUp.Sum)
                .Kpi("PART", "RUN", target: 80, aggregation: TimeAggregation.Sum, feeds: "TOTAL"),
        [HealthRule.DifferentBelow] = b => b.Kpi("ECHO", "RUN", measuredIn: "%").Follow("ECHO", "LEAD"),
        [HealthRule.DoubleCounting] = b => b.Unit("LAB").Objective("AIM", of: "LAB").Contribution("AIM", "GOAL").Contribution("RUN", "AIM"),
        [HealthRule.FinerAbove] = b => b.Kpi("LEAD2", "RUN", frequency: Frequency.Quarter, feeds: "LEAD"),
        [HealthRule.HeavyInput] = b => b.Add("BIG", "RUN", weight: 2),
        [HealthRule.Watermelon] = b => b.Add("FINE", "RUN", value: 100, weight: 9).Add("BAD", "RUN", value: 0),
        [HealthRule.RedWithoutInitiative] = b => b.Objective("DOWN").Add("BAD", "DOWN", value: 0).Add("WORSE", "RUN", value: 0, weight: 0),
        [HealthRule.InitiativeWithoutKpi] = b => b.Initiative("DO", serves: "GOAL"),
        [HealthRule.CauseCircle] = b => b.Cause("GOAL", "RUN").Cause("RUN", "GOAL"),
    };

    public static ModelBuilder Of(HealthRule rule) => Spoils[rule](Start(rule));

    /// <summary>What is spoiled. Perspectives are said before objectives.</summary>
    public static ModelBuilder Start(HealthRule rule) =>
        rule == HealthRule.PerspectiveEmpty
            ? new ModelBuilder().Perspectives(("Financial", 1), ("Customer", 1)).Objective("GOAL")
            : CheckedWorld.Sound();

    public static ModelBuilder Many(int count, ModelBuilder builder, Func<ModelBuilder, int, ModelBuilder> add) =>
        Enumerable.Range(1, count).Aggregate(builder, add);
}

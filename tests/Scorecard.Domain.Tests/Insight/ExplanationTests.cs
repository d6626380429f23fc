using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Insight;

public class ExplanationTests
{
    [Fact]
    public void A_score_is_explained_down_to_the_values_and_scales_of_its_kpis()
    {
        var world = new ModelBuilder()
            .Unit("SALES")
            .Objective("GROW", cascadeShare: 0.25m)
            .Objective("SELL", "SALES")
            .Contribution("SELL", "GROW")
            .Kpi("REVENUE", "GROW", target: 200, weight: 3)
            .Kpi("PROFIT", "GROW")
            .Kpi("WINS", "SELL", baseline: 90, target: 98)
            .Values("REVENUE", "2025-01", 100)
            .Values("PROFIT", "2025-01", 70)
            .Values("WINS", "2025-01", 94.2m)
            .Build();
        var grow = world.Explain("GROW", "2025-01");
        Assert.Equal([("PROFIT", 0.1875), ("REVENUE", 0.5625), ("SELL", 0.25)], grow.Inputs.Select(i => (i.Name, i.Weight)));
        var wins = grow.Inputs[2].Inputs.Single();
        Assert.Equal((94.2, 1.0, NodeKind.Kpi), (wins.Figure!.Value.Value, wins.Weight, wins.Node.Kind));
        Assert.Equal([new ScalePoint(90, 0), new ScalePoint(98, 100)], wins.Scale);
        Assert.Equal(52.5, wins.Score.Value, 1e-9);
        Assert.Equal(world.Score("GROW", "2025-01"), grow.Leaves().Values.Sum(l => l.Weight * l.Score), 1e-9);
    }

    [Fact]
    public void Links_that_only_align_and_inputs_without_a_score_carry_no_weight()
    {
        var world = new ModelBuilder()
            .Unit("SALES")
            .Objective("GROW")
            .Objective("SELL", "SALES")
            .Objective("LOOK", "SALES")
            .Contribution("SELL", "GROW")
            .Contribution("LOOK", "GROW", counts: false)
            .Kpi("A", "GROW")
            .Kpi("B", "GROW")
            .Kpi("C", "SELL")
            .Kpi("D", "LOOK")
            .Values("A", "2025-01", 40)
            .Values("D", "2025-01", 90)
            .Build();
        var grow = world.Explain("GROW", "2025-01");
        Assert.Equal([("A", 1.0), ("B", 0), ("SELL", 0)], grow.Inputs.Select(i => (i.Name, i.Weight)));
        Assert.Equal(40, grow.Score.Value);
    }

    [Fact]
    public void What_contributes_along_two_ways_counts_on_both()
    {
        var world = Diamonds(1).Build();
        var leaf = world.Kpi("LEAF").Id;
        Assert.Equal(1, world.Explain("O0", "2025-01").Leaves()[leaf].Weight, 1e-9);
        Assert.Equal([0.5, 0.5], world.Explain("O0", "2025-01").Inputs.Select(i => i.Weight));
    }

    [Fact]
    public void Forty_diamonds_in_a_row_are_explained_although_a_million_million_ways_lead_through_them()
    {
        var world = Diamonds(40).Build();
        var leaves = world.Explain("O0", "2025-01").Leaves();
        Assert.Equal((1, 30.0), (Math.Round(leaves.Single().Value.Weight, 9), leaves.Single().Value.Score));
    }

    [Fact]
    public void A_sum_with_nothing_reported_shows_the_scale_of_all_its_periods()
    {
        var world = new ModelBuilder()
            .Kpi("A", aggregation: TimeAggregation.Sum)
            .Define("A", "2025-03", ScaleInput.Progress(0, 150))
            .Build();
        var explanation = world.Explain("A", "2025-Q1");
        Assert.Equal([new ScalePoint(0, 0), new ScalePoint(350, 100)], explanation.Scale);
        Assert.Equal((ScoreState.Missing, ScoreState.Missing), (explanation.Score.State, explanation.Figure!.Value.State));
        Assert.Empty(explanation.Leaves());
    }

    [Fact]
    public void Periods_scored_by_two_kinds_of_scale_show_none()
    {
        var world = new ModelBuilder()
            .Kpi("A", aggregation: TimeAggregation.Sum)
            .Define("A", "2025-02", new(ScaleKind.Thresholds, RedFlag: 50, Target: 80))
            .Values("A", "2025-01", 60, 80)
            .Build();
        Assert.Empty(world.Explain("A", "2025-Q1").Scale);
        Assert.Equal(65, world.Explain("A", "2025-Q1").Score.Value);
    }

    [Fact]
    public void A_unit_without_objectives_is_not_applicable_and_has_no_inputs()
    {
        var world = new ModelBuilder().Unit("EMPTY").Kpi("A").Values("A", "2025-01", 50).Build();
        Assert.Equal(ScoreState.NotApplicable, world.Explain("EMPTY", "2025-01").Score.State);
        Assert.Empty(world.Explain("EMPTY", "2025-01").Inputs);
        Assert.Equal(ScoreState.NotApplicable, world.Explain("ORG/Customer", "2025-01").Score.State);
    }

    /// <summary>O0 ← L0, R0 ← O1 ← L1, R1 ← … ← the objective that LEAF measures, all in one tier, each in a unit of its own.</summary>
    private static ModelBuilder Diamonds(int count)
    {
        var builder = new ModelBuilder();
        void Objective(string code) => builder.Unit("U" + code).Objective(code, "U" + code);
        Objective("O0");
        for (var i = 0; i < count; i++)
        {
            Objective($"L{i}");
            Objective($"R{i}");
            Objective($"O{i + 1}");
            builder
                .Contribution($"L{i}", $"O{i}")
                .Contribution($"R{i}", $"O{i}")
                .Contribution($"O{i + 1}", $"L{i}")
                .Contribution($"O{i + 1}", $"R{i}");
        }
        return builder.Kpi("LEAF", $"O{count}").Values("LEAF", "2025-01", 30);
    }
}

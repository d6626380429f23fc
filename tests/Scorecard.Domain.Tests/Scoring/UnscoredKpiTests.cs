using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>A KPI without a target is shown, and counts in neither score nor coverage.</summary>
public class UnscoredKpiTests
{
    private static readonly ScaleInput NoTarget = new(ScaleKind.None);

    [Fact]
    public void It_shows_its_value_and_counts_nowhere()
    {
        var world = Goal()
            .Kpi("HEADS", scale: NoTarget, weight: 9)
            .Values("ORDERS", "2025-01", 60)
            .Values("HEADS", "2025-01", 1_200)
            .Build();
        Assert.Equal((ScoreState.NotScored, 1_200d), (world.Of("HEADS", "2025-01").State, world.Figure("HEADS", "2025-01").Value));
        Assert.Equal((60d, 1d), (world.Score("ORG", "2025-01"), world.Of("ORG", "2025-01").Coverage));
        Assert.Empty(world.Book.Scale(world.Kpi("HEADS").Id, world.Window("2025-01")));
        Assert.Null(world.Book.AimIn(world.Kpi("HEADS").Id, world.Window("2025-01")));
    }

    [Fact]
    public void Where_it_is_not_reported_nothing_is_missing_in_the_score()
    {
        var world = Goal().Kpi("HEADS", scale: NoTarget).Values("ORDERS", "2025-01", 60).Build();
        Assert.Equal(ScoreState.NotScored, world.Of("HEADS", "2025-01").State);
        Assert.Equal(1, world.Of("ORG", "2025-01").Coverage);
        Assert.False(world.Of("ORG", "2025-01").Partial);
    }

    [Fact]
    public void What_is_said_not_to_apply_stays_N_A()
    {
        var world = Goal().Kpi("HEADS", scale: NoTarget).Build();
        world.Record("HEADS", "2025-01", MeasuredValue.NA);
        Assert.Equal(ScoreState.NotApplicable, world.Of("HEADS", "2025-01").State);
    }

    [Fact]
    public void An_objective_with_no_other_KPI_has_no_score()
    {
        var world = new ModelBuilder().Kpi("HEADS", scale: NoTarget).Values("HEADS", "2025-01", 1_200).Build();
        Assert.Equal(ScoreState.NotApplicable, world.Of("GOAL", "2025-01").State);
        Assert.Equal(ScoreState.NotApplicable, world.Of("ORG", "2025-01").State);
    }

    [Fact]
    public void A_target_from_a_period_on_leaves_the_past_as_it_was()
    {
        var before = Goal()
            .Kpi("HEADS", scale: NoTarget)
            .Values("ORDERS", "2025-01", 60, 60, 60, 60)
            .Values("HEADS", "2025-01", 40, 40, 40, 40);
        var world = before.Define("HEADS", "2025-03", ScaleInput.Progress(0, 100)).Build();
        Assert.Equal([60, 60, 50, 50], new[] { "2025-01", "2025-02", "2025-03", "2025-04" }.Select(month => world.Score("ORG", month)));
        Assert.Equal(50, world.Score("ORG", "2025-Q1"));
    }

    [Fact]
    public void A_sum_over_scored_and_unscored_months_is_scored_by_the_scored_ones()
    {
        var world = new ModelBuilder()
            .Kpi("ORDERS", scale: NoTarget, aggregation: TimeAggregation.Sum)
            .Define("ORDERS", "2025-02", ScaleInput.Progress(0, 100))
            .Values("ORDERS", "2025-01", 10, 40, 80)
            .Build();
        Assert.Equal((130d, 60d), (world.Figure("ORDERS", "2025-Q1").Value, world.Score("ORDERS", "2025-Q1")));
        Assert.Equal(ScoreState.NotScored, world.Of("ORDERS", "2025-01").State);
    }

    [Fact]
    public void Any_direction_goes_with_it()
    {
        var kpi = Goal().Build().Kpi("ORDERS");
        kpi.Define(new KpiDefinition(new(2025, 3, 1), NoTarget, 1));
        Refused.Because(
            "baseline and target are both 0, Red flag and target",
            () => new KpiDefinition(new(2025, 4, 1), ScaleInput.Progress(0, 0), 1)
        );
        Assert.Equal(ScaleKind.None, kpi.Latest.Scale.Kind);
    }

    private static ModelBuilder Goal() => new ModelBuilder().Kpi("ORDERS");
}

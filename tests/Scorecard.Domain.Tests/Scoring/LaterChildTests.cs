using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>What a KPI added below a rolled-up one leaves as it was: every month before it begins.</summary>
public class LaterChildTests
{
    private const int Months = 36;

    [Theory]
    [InlineData(KpiRollUp.Sum, false)]
    [InlineData(KpiRollUp.WeightedAverage, true)]
    public void Every_month_before_it_begins_keeps_its_state(KpiRollUp rollUp, bool requireAll)
    {
        var (before, after) = (Scores(Above(rollUp, requireAll)), Scores(WithLater(Above(rollUp, requireAll))));

        Assert.Equal(before, after);
        Assert.Contains(before, s => s.State == ScoreState.Missing);
        Assert.Contains(before, s => s.State == ScoreState.NotApplicable);
        Assert.Contains(before, s => s.State == ScoreState.Present);
    }

    [Fact]
    public void From_then_on_it_counts()
    {
        var world = WithLater(Above(KpiRollUp.Sum, false)).NotApplicable("EMPTY-A", "2025-02").Build();

        Assert.Equal(30, world.Figure("EMPTY", "2025-01").Value);
        Assert.Equal(ScoreState.NotApplicable, world.Of("EMPTY", "2025-02").State);
    }

    /// <summary>One made of nothing yet, one of a child that has some values, and one whose child does not apply.</summary>
    private static ModelBuilder Above(KpiRollUp rollUp, bool requireAll) =>
        new ModelBuilder()
            .Objective("GOAL")
            .Kpi("EMPTY", of: "GOAL", rollUp: rollUp, requireAll: requireAll)
            .Kpi("FED", of: "GOAL", rollUp: rollUp, requireAll: requireAll)
            .Kpi("FED-A", of: "GOAL", feeds: "FED", weight: 0)
            .Values("FED-A", "2023-03", 20, 40, 60)
            .Kpi("OFF", of: "GOAL", rollUp: rollUp, requireAll: requireAll)
            .Kpi("OFF-A", of: "GOAL", feeds: "OFF", weight: 0)
            .NotApplicable("OFF-A", "2023-04");

    /// <summary>The same with children that begin in January 2025.</summary>
    private static ModelBuilder WithLater(ModelBuilder builder) =>
        builder
            .Kpi("EMPTY-A", of: "GOAL", feeds: "EMPTY", weight: 0, from: "2025-01")
            .Kpi("FED-B", of: "GOAL", feeds: "FED", weight: 0, from: "2025-01")
            .Kpi("OFF-B", of: "GOAL", feeds: "OFF", weight: 0, from: "2025-01")
            .Values("EMPTY-A", "2025-01", 30);

    private static List<Score> Scores(ModelBuilder builder)
    {
        var world = builder.Build();
        var months = Enumerable.Range(0, Months).Select(i => $"{2022 + i / 12}-{1 + i % 12:00}").ToList();
        return [.. new[] { "GOAL", "EMPTY", "FED", "OFF" }.SelectMany(node => months.Select(month => world.Of(node, month)))];
    }
}

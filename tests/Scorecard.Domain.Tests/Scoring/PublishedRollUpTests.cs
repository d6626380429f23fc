using System.Text.Json;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

public class PublishedRollUpTests : PublishedVectorTests
{
    [SkippableFact]
    public void Weighted_means_with_missing_scores_bounds_and_coverage()
    {
        foreach (var v in Vectors("weightedMean").EnumerateArray())
        {
            var scores = v.GetProperty("scores").EnumerateArray().ToList();
            var weights = Doubles(v, "weights");
            var builder = new ModelBuilder();
            for (var i = 0; i < scores.Count; i++)
            {
                builder.Kpi($"K{i}", weight: (decimal)weights[i]);
                if (scores[i].ValueKind != JsonValueKind.Null)
                    builder.Values($"K{i}", "2025-01", scores[i].GetDecimal());
            }
            var goal = builder.Build().Of("GOAL", "2025-01");
            Same(v.GetProperty("result").GetDouble(), goal.Value);
            if (v.TryGetProperty("coverage", out var coverage))
                Same(coverage.GetDouble(), goal.Coverage);
            if (v.TryGetProperty("bounds", out _))
                Assert.Equal(Doubles(v, "bounds"), [Math.Round(goal.Low, 9), Math.Round(goal.High, 9)]);
        }
    }

    [SkippableFact]
    public void The_worst_child_decides()
    {
        foreach (var v in Vectors("worstWins").EnumerateArray())
        {
            var builder = new ModelBuilder().Objective("GOAL", rule: RollUpRule.Worst);
            foreach (var (child, i) in v.GetProperty("children").EnumerateArray().Select((c, i) => (c, i)))
                builder
                    .Kpi($"K{i}")
                    .Values(
                        $"K{i}",
                        "2025-01",
                        Colour(child) switch
                        {
                            Status.Green => 90,
                            Status.Amber => 50,
                            Status.Grey or Status.Red => 10,
                        }
                    );
            var world = builder.Build();
            Assert.Equal(Colour(v.GetProperty("parent")), world.Book.StatusOf(world.Of("GOAL", "2025-01")));
        }
    }

    [SkippableFact]
    public void Ratios_add_up_before_they_divide()
    {
        var v = Vectors("timeAggregation.ratio");
        var (numerators, denominators) = (Doubles(v, "numerator"), Doubles(v, "denominator"));
        var builder = new ModelBuilder().Kpi("A", aggregation: TimeAggregation.Ratio, measuredIn: "%");
        for (var i = 0; i < numerators.Count; i++)
            builder.Ratio("A", $"2025-{i + 1:00}", (decimal)numerators[i], (decimal)denominators[i]);
        var total = builder.Build().Figure("A", "2025").Value;
        Same(v.GetProperty("total").GetDouble(), total);
        Assert.NotEqual(v.GetProperty("notSum").GetDouble(), total);
        Assert.NotEqual(v.GetProperty("notAverage").GetDouble(), total);
    }
}

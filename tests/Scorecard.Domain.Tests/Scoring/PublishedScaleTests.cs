using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

public class PublishedScaleTests : PublishedVectorTests
{
    [SkippableFact]
    public void Goal_and_red_flag_score_thirds_of_ten()
    {
        foreach (var v in Vectors("spiderGoalRedFlag.cases").EnumerateArray())
        {
            var world = new ModelBuilder()
                .Bands(100 / 3.0, 200 / 3.0)
                .Kpi("A", scale: new ScaleInput(ScaleKind.Thresholds, RedFlag: Number(v, "red"), Target: Number(v, "goal")))
                .Values("A", "2025-01", Number(v, "actual"))
                .Build();
            Same(v.GetProperty("score").GetDouble() * 10, world.Score("A", "2025-01"));
        }
    }

    [SkippableFact]
    public void Performance_between_a_minimum_and_a_maximum()
    {
        foreach (var v in Vectors("bscPerformance").EnumerateArray())
            Same(
                v.GetProperty("performance").GetDouble(),
                new ModelBuilder()
                    .Kpi("A", baseline: Number(v, "min"), target: Number(v, "max"))
                    .Values("A", "2025-01", Number(v, "value"))
                    .Build()
                    .Score("A", "2025-01")
            );
    }

    [SkippableFact]
    public void Caution_from_nine_tenths_of_the_target()
    {
        foreach (var v in Vectors("clearPointRules.cases").EnumerateArray())
        {
            var world = new ModelBuilder()
                .Kpi("A", target: Number(v, "target"), bands: (90, 100))
                .Values("A", "2025-01", Number(v, "actual"))
                .Build();
            var expected = v.GetProperty("s").GetString() switch
            {
                "Above Target" => Status.Green,
                "Caution" => Status.Amber,
                _ => Status.Red,
            };
            Assert.Equal(expected, world.Book.StatusOf(world.Kpi("A"), world.Of("A", "2025-01")));
        }
    }

    [SkippableFact]
    public void Health_by_bands_of_85_and_95()
    {
        foreach (var v in Vectors("cascadeHealth").EnumerateArray())
        {
            var world = new ModelBuilder().Bands(85, 95).Kpi("A").Values("A", "2025-01", Number(v, "ratio")).Build();
            var expected = v.GetProperty("health").GetString() switch
            {
                "On Track" => Status.Green,
                "Behind" => Status.Amber,
                _ => Status.Red,
            };
            Assert.Equal(expected, world.Book.StatusOf(world.Of("A", "2025-01")));
        }
    }
}

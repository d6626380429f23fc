using System.Text.Json;

namespace Scorecard.Domain.Tests.Scoring;

public class PublishedFileTests : PublishedVectorTests
{
    [SkippableFact]
    public void Every_vector_of_the_file_has_its_test()
    {
        Skip.If(Path is null, "../shared/vectors/scoring.json is not there.");
        string[] known =
        [
            "spiderGoalRedFlag",
            "bscPerformance",
            "serviceNow",
            "weightedMean",
            "worstWins",
            "timeAggregation",
            "cascadeHealth",
            "clearPointRules",
            "assurance",
        ];
        Assert.Equal(
            [],
            JsonDocument
                .Parse(File.ReadAllText(Path))
                .RootElement.EnumerateObject()
                .Select(p => p.Name)
                .Except([.. known, "note", "sources"])
        );
        Assert.Equal(
            [],
            Vectors("serviceNow")
                .EnumerateObject()
                .Select(p => p.Name)
                .Except(["thresholds", "maximize", "minimize", "maintainAbove", "maintainBelow", "cumulative"])
        );
        Assert.Equal(["ratio"], Vectors("timeAggregation").EnumerateObject().Select(p => p.Name));
    }
}

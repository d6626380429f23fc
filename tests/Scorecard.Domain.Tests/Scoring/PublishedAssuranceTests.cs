using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;

namespace Scorecard.Domain.Tests.Scoring;

public class PublishedAssuranceTests : PublishedVectorTests
{
    [SkippableFact]
    public void Assurance_by_where_the_target_lies()
    {
        foreach (var v in Vectors("assurance.cases").EnumerateArray())
        {
            var (lower, upper) = (v.GetProperty("lpl").GetDouble(), v.GetProperty("upl").GetDouble());
            var expected = v.GetProperty("a").GetString() switch
            {
                "consistent_pass" => Assurance.AlwaysMeets,
                "consistent_fail" => Assurance.NeverMeets,
                "inconsistent" => Assurance.HitOrMiss,
                var other => throw new InvalidDataException($"{other} is no assurance of the vectors."),
            };
            Assert.Equal(
                expected,
                Assurances.Of(
                    new((lower + upper) / 2, (upper - lower) / 2 / 2.66, lower, upper, 0, 0),
                    v.GetProperty("target").GetDouble(),
                    v.GetProperty("higherBetter").GetBoolean() ? Direction.HigherIsBetter : Direction.LowerIsBetter
                )
            );
        }
    }
}

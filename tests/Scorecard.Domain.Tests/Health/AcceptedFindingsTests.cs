using Scorecard.Domain.Health;
using Scorecard.TestData;
using Scorecard.TestData.Health;

namespace Scorecard.Domain.Tests.Health;

public class AcceptedFindingsTests
{
    [Fact]
    public void An_accepted_finding_is_quiet_until_its_facts_change()
    {
        var before = Heavy(2);
        var finding = Assert.Single(before.Check());
        var accepted = new AcceptedFindings([
            new(before.Unit("OPS"), finding.Key.ToString(), FindingWords.Facts(before.Model, finding), "It decides."),
        ]);
        Assert.Empty(accepted.Loud(before.Model, before.Check()));
        Assert.Empty(accepted.Loud(Heavy(2).Model, Heavy(2).Check()));
        Assert.Single(accepted.Loud(Heavy(3).Model, Heavy(3).Check()));
    }

    [Fact]
    public void It_takes_a_reason() => Assert.Throws<RuleViolation>(() => new AcceptedFinding(Heavy(2).Unit("OPS"), "x", "", " "));

    [Theory]
    [InlineData("")]
    [InlineData("TooManyKpis:7")]
    [InlineData("999:7:9")]
    [InlineData("TooManyKpis:-7:9")]
    public void Other_texts_are_no_keys(string text) => Assert.False(FindingKey.TryParse(text, out _));

    [Fact]
    public void What_rests_on_a_unit_is_told_to_those_who_see_it()
    {
        var world = CheckedWorld.Sound().Unit("LAB").Objective("AIM", of: "LAB").Cause("GOAL", "AIM").Cause("AIM", "GOAL").Build();
        var finding = Assert.Single(world.Check(), f => f.Rule == HealthRule.CauseCircle);
        Assert.True(FindingReach.IsWithin(world.Model, finding, _ => true));
        Assert.False(FindingReach.IsWithin(world.Model, finding, u => u.Code != "LAB"));
    }

    private static World Heavy(decimal weight) => CheckedWorld.Sound().Add("BIG", "RUN", weight: weight).Build();
}

using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Objectives;

public class ContributionGraphTests
{
    [Theory]
    [InlineData("TEAM", "DEPARTMENT")]
    [InlineData("DEPARTMENT", "COMPANY")]
    [InlineData("TEAM", "OTHER TEAM")]
    [InlineData("TEAM", "OTHER DEPARTMENT")]
    public void An_objective_supports_the_tier_above_or_another_unit_of_its_own(string from, string to) => Check(Builder(), from, to);

    [Theory]
    [InlineData("DEPARTMENT", "TEAM", "tier 2")]
    [InlineData("TEAM", "COMPANY", "tier 3")]
    [InlineData("TEAM", "SECOND OF TEAM", "Both objectives belong")]
    [InlineData("TEAM", "TEAM", "itself")]
    public void Other_tiers_are_refused(string from, string to, string words) =>
        Assert.Contains(words, Assert.Throws<RuleViolation>(() => Check(Builder(), from, to)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_circle_is_refused_with_its_path()
    {
        var builder = Builder().Contribution("TEAM", "OTHER-TEAM").Contribution("OTHER-TEAM", "THIRD-TEAM");
        Assert.Contains(
            "THIRD-TEAM → TEAM → OTHER-TEAM → THIRD-TEAM",
            Assert.Throws<RuleViolation>(() => Check(builder, "THIRD TEAM", "TEAM")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_circle_of_links_that_only_align_is_one_too()
    {
        var builder = Builder().Contribution("TEAM", "OTHER-TEAM", counts: false);
        Assert.Contains(
            "circle",
            Assert.Throws<RuleViolation>(() => Check(builder, "OTHER TEAM", "TEAM")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Two_halves_of_a_circle_added_at_once_are_found()
    {
        var model = Builder()
            .Contribution("TEAM", "OTHER-TEAM")
            .Contribution("OTHER-TEAM", "TEAM")
            .Contribution("TEAM", "DEPARTMENT")
            .Model();
        var message = Assert
            .Throws<RuleViolation>(() => ContributionGraph.CheckAcyclic(model.Contributions, id => model.Objective(id).Name))
            .Message;
        Assert.Contains("TEAM → OTHER-TEAM → TEAM", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_is_no_circle_and_overflows_nothing()
    {
        var model = Builder().Model();
        var objectives = Enumerable
            .Range(0, 20_000)
            .Select(i => new Objective(10_000 + i, model.Root!, model.Perspectives[0], $"O{i}", $"O{i}"))
            .ToList();
        ContributionGraph.CheckAcyclic(
            objectives.Zip(objectives.Skip(1)).Select(pair => new Contribution(pair.First, pair.Second)),
            id => $"{id}"
        );
    }

    [Fact]
    public void Objectives_of_two_organizations_are_never_linked() =>
        Assert.Contains(
            "two organizations",
            Assert
                .Throws<RuleViolation>(() =>
                    new Contribution(
                        Builder().Model().Objectives[0],
                        new ModelBuilder("Other", firstId: 9000).Objective("GOAL").Model().Objectives[0]
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    private static ModelBuilder Builder() =>
        new ModelBuilder()
            .Unit("A")
            .Unit("B")
            .Unit("A1", "A")
            .Unit("A2", "A")
            .Unit("A3", "A")
            .Objective("COMPANY")
            .Objective("DEPARTMENT", "A")
            .Objective("OTHER-DEPARTMENT", "B")
            .Objective("TEAM", "A1")
            .Objective("SECOND-OF-TEAM", "A1")
            .Objective("OTHER-TEAM", "A2")
            .Objective("THIRD-TEAM", "A3");

    private static void Check(ModelBuilder builder, string from, string to)
    {
        var model = builder.Model();
        Objective Named(string name) => model.Objectives.Single(o => o.Code == name.Replace(' ', '-'));
        Unit Of(string name) => model.UnitOf(Named(name));
        ContributionGraph.Check(
            new Contribution(Named(from), Named(to)),
            Of(from),
            Of(to),
            model.Contributions,
            id => model.Objective(id).Name
        );
    }
}

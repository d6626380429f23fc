using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.House;

/// <summary>Folders lean one way: no folder of a project names a type of one that names it, straight or over others.</summary>
public class LayersTests
{
    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies(typeof(RuleViolation).Assembly, typeof(ScorecardDbContext).Assembly, typeof(Program).Assembly)
        .Build();

    [Theory]
    [InlineData("Scorecard.Domain")]
    [InlineData("Scorecard.Data")]
    [InlineData("Scorecard.Web")]
    public void The_folders_of_a_project_form_no_circle(string project)
    {
        var rule = SliceRuleDefinition.Slices().Matching(project + ".(**)").Should().BeFreeOfCycles();

        var circles = rule.Evaluate(House).Where(result => !result.Passed).Select(result => result.Description);

        Assert.Empty(circles);
    }

    [Fact]
    public void The_root_of_the_domain_names_none_of_its_folders()
    {
        var up =
            from type in House.Types
            where type.Namespace.FullName == "Scorecard.Domain"
            from dependency in type.Dependencies
            where dependency.Target.Namespace.FullName.StartsWith("Scorecard.Domain.", StringComparison.Ordinal)
            select $"{type.Name} -> {dependency.Target.FullName}";

        Assert.Empty(up.Distinct());
    }
}

using Scorecard.Domain.Plans;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Plans;

public sealed class CauseGraphTests
{
    [Theory]
    [InlineData("A>B B>C", null)]
    [InlineData("A>B B>C A>C", null)]
    [InlineData("A>B B>C C>A", "A B C A")]
    [InlineData("A>B B>C C>B", "B C B")]
    public void A_circle_is_told_from_its_first_to_its_first(string links, string? circle)
    {
        var builder = new ModelBuilder().Objective("A").Objective("B").Objective("C");
        foreach (var link in links.Split(' '))
            builder.Cause(link[..1], link[2..]);
        var model = builder.Model();

        var found = CauseGraph.Circle(model.Causes);

        Assert.Equal(circle, found is null ? null : string.Join(' ', found.Select(id => model.Objective(id).Code)));
    }

    [Fact]
    public void KPIs_are_linked_whichever_drives_the_other_and_their_objectives_are_not()
    {
        var world = new ModelBuilder()
            .Objective("P")
            .Objective("Q")
            .Kpi("A", of: "P")
            .Kpi("B", of: "Q")
            .Cause("A", "B")
            .Cause("P", "Q")
            .Build();
        var (a, b) = (world.Kpi("A").Id, world.Kpi("B").Id);

        Assert.Equal([(a, b), (b, a)], CauseGraph.LinkedKpis(world.Model.Causes).Order());
    }

    [Fact]
    public void A_link_is_there_already_where_both_ends_are_the_same_and_never_the_other_way_round()
    {
        var world = new ModelBuilder().Kpi("A").Kpi("B").Cause("A", "B").Cause("B", "A").Build();
        var again = new CauseEffectLink(99, world.Kpi("A"), world.Kpi("B"), 2);

        Assert.Same(world.Model.Causes[0], Assert.Single(world.Model.Causes, CauseEffectLink.WithEndsOf(again).Compile().Invoke));
        Assert.Equal(world.Model.Causes[0].Ends, again.Ends);
        Assert.Equal(
            "“A” already drives “B”. Change that link instead.",
            Assert.Throws<RuleViolation>(() => CauseEffectLink.CheckNew(true, "A", "B")).Message
        );
    }
}

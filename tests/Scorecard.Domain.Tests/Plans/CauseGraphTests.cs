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
}

using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Health;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Tests.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Health;

public class WatermelonTests
{
    private readonly World world = new ModelBuilder()
        .Unit("OPS")
        .Unit("LAB")
        .Objective("GOAL")
        .Objective("SIDE")
        .Objective("RUN", of: "OPS", cascadeShare: 0)
        .Objective("TEST", of: "LAB")
        .Kpi("K1", "GOAL", weight: 9)
        .Kpi("K2", "GOAL")
        .Kpi("K3", "SIDE", weight: 0)
        .Kpi("K4", "SIDE")
        .Kpi("K5", "RUN")
        .Kpi("K6", "TEST")
        .Values("K1", "2025-01", 100)
        .Values("K2", "2025-01", 0)
        .Values("K3", "2025-01", 0)
        .Values("K4", "2025-01", 100)
        .Values("K5", "2025-01", 10)
        .Values("K6", "2025-01", 95)
        .Build();

    [Theory]
    [InlineData("GOAL", 1)]
    [InlineData("SIDE", 0)]
    [InlineData("ORG/Financial", 0)]
    [InlineData("ORG", 1)]
    [InlineData("OPS", 0)]
    [InlineData("K1", 0)]
    public void Green_counts_the_red_ones_inside(string node, int red) => Assert.Equal(red, Red(node, _ => true));

    [Fact]
    public void What_the_reader_may_not_see_is_not_counted() => Assert.Equal(0, Red("ORG", u => u.Code != "OPS"));

    [Property(MaxTest = 60)]
    public void It_says_of_every_objective_and_unit_what_the_health_check_says(int seed, PositiveInt size)
    {
        var random = new RandomWorld(seed, Math.Min(size.Get, 20)).World;
        // The last month: the health check takes the weights of now.
        var window = random.Window("2025-03");
        var found = CascadeCheck
            .Run(random.Book, window, window.End)
            .Where(f => f.Rule == HealthRule.Watermelon)
            .ToDictionary(f => f.SubjectId, f => (int)f.Figure);
        foreach (
            var node in random
                .Model.Units.Where(IsOpen)
                .Select(u => new NodeRef(NodeKind.Unit, u.Id))
                .Concat(
                    random.Model.Objectives.Where(o => IsOpen(random.Model.UnitOf(o))).Select(o => new NodeRef(NodeKind.Objective, o.Id))
                )
        )
            Assert.Equal(found.GetValueOrDefault(node.Id), Watermelon.RedInside(random.Book, node, window, IsOpen));

        bool IsOpen(Domain.Units.Unit unit) => !(random.Model.ClosedFrom(unit) <= window.End);
    }

    private int Red(string node, Func<Domain.Units.Unit, bool> counts) =>
        Watermelon.RedInside(world.Book, world.Node(node), world.Window("2025-01"), counts);
}

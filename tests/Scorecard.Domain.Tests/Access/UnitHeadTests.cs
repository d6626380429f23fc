using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Access;

public sealed class UnitHeadTests
{
    private const long Mia = 1,
        Owen = 2,
        Rita = 3;

    private readonly World world = new ModelBuilder()
        .Unit("OPS")
        .Unit("MILE", under: "OPS")
        .Objective("ONE", of: "MILE")
        .Objective("TWO", of: "MILE")
        .Own("ONE", Owen)
        .Own("TWO", Owen)
        .Build();

    private Unit Mile => world.Unit("MILE");

    [Fact]
    public void Its_manager_comes_first() =>
        Assert.Equal(Mia, HeadOf((Mia, "MILE", Role.Manager), (Owen, "ORG", Role.Viewer), (Rita, "OPS", Role.Manager)));

    [Fact]
    public void Then_who_owns_its_objectives() =>
        Assert.Equal(Owen, HeadOf((Mia, "MILE", Role.Updater), (Owen, "ORG", Role.Viewer), (Rita, "OPS", Role.Manager)));

    [Fact]
    public void Then_the_manager_of_the_nearest_unit_above() =>
        Assert.Equal(Rita, HeadOf((Mia, "ORG", Role.Manager), (Rita, "OPS", Role.Manager)));

    [Fact]
    public void Who_left_is_nobody() => Assert.Null(HeadOf((Mia, "MILE", Role.Updater)));

    private long? HeadOf(params (long Person, string Unit, Role Role)[] held) =>
        world.Model.HeadOf(Mile, [.. held.Select(m => new Membership(m.Person, world.Unit(m.Unit), m.Role))]);
}

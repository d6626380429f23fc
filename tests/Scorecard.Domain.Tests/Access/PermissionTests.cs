using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Access;

/// <summary>ORG over SALES, NORTH and SOUTH below SALES, and the private HR with PAY below it. V, E, M and A: view, enter values, edit, administer.</summary>
public class PermissionTests
{
    private const long Person = 77;

    private static readonly World World = new ModelBuilder()
        .Unit("SALES")
        .Unit("NORTH", "SALES")
        .Unit("SOUTH", "SALES")
        .Unit("HR", isPrivate: true)
        .Unit("PAY", "HR")
        .Objective("SELL", "NORTH")
        .Kpi("WINS", "SELL")
        .Objective("HIRE", "HR")
        .Kpi("HIRES", "HIRE")
        .Build();

    [Theory]
    //                                     ORG     SALES   NORTH   SOUTH   HR      PAY
    [InlineData("nobody", "", "", "", "", "", "")]
    [InlineData("Viewer of ORG", "V", "V", "V", "V", "V", "V")]
    [InlineData("Updater of ORG", "VE", "VE", "VE", "VE", "VE", "VE")]
    [InlineData("Manager of ORG", "VEM", "VEM", "VEM", "VEM", "VEM", "VEM")]
    [InlineData("Administrator of ORG", "VEMA", "VEMA", "VEMA", "VEMA", "VEMA", "VEMA")]
    [InlineData("Viewer of SALES", "V", "V", "V", "V", "", "")]
    [InlineData("Updater of NORTH", "V", "V", "VE", "V", "", "")]
    [InlineData("Manager of SALES", "V", "VEM", "VEM", "VEM", "", "")]
    [InlineData("Viewer of HR", "V", "V", "V", "V", "V", "V")]
    [InlineData("Manager of PAY", "V", "V", "V", "V", "", "VEM")]
    [InlineData("Manager of SALES, Updater of NORTH", "V", "VEM", "VEM", "VEM", "", "")]
    [InlineData("Updater of SALES, Manager of SOUTH", "V", "VE", "VE", "VEM", "", "")]
    [InlineData("Administrator of another organization", "", "", "", "", "", "")]
    public void May(string who, string org, string sales, string north, string south, string hr, string pay)
    {
        var actor = Acting(who);
        foreach (
            var (unit, expected) in new[] { ("ORG", org), ("SALES", sales), ("NORTH", north), ("SOUTH", south), ("HR", hr), ("PAY", pay) }
        )
            Assert.Equal(
                (unit, expected),
                (
                    unit,
                    string.Concat(
                        new[] { ("V", Operation.View), ("E", Operation.EnterValues), ("M", Operation.Edit), ("A", Operation.Administer) }
                            .Where(o => World.Model.Allows(actor, o.Item2, World.Unit(unit)))
                            .Select(o => o.Item1)
                    )
                )
            );
    }

    [Fact]
    public void An_operation_that_is_not_known_is_denied() =>
        Assert.False(World.Model.Allows(Acting("Administrator of ORG"), (Operation)99, World.Unit("ORG")));

    [Theory]
    //                                enters, owes of WINS       enters, owes of HIRES (private)
    [InlineData("nobody", "owner", false, false, false, false)]
    [InlineData("Viewer of ORG", "", false, false, false, false)]
    [InlineData("Viewer of SOUTH", "owner", true, true, false, false)]
    [InlineData("Viewer of SOUTH", "updater", true, true, false, false)]
    [InlineData("Viewer of HR", "owner", true, true, true, true)]
    [InlineData("Updater of NORTH", "", true, true, false, false)]
    [InlineData("Updater of SALES", "", true, false, false, false)]
    [InlineData("Manager of NORTH", "", true, false, false, false)]
    [InlineData("Updater of NORTH", "another owner", true, false, false, false)]
    [InlineData("Updater of NORTH", "another updater", true, false, false, false)]
    public void Values_are_entered_and_owed_by(string who, string named, bool enters, bool owes, bool entersPrivate, bool owesPrivate)
    {
        var world = new ModelBuilder()
            .Unit("SALES")
            .Unit("NORTH", "SALES")
            .Unit("SOUTH", "SALES")
            .Unit("HR", isPrivate: true)
            .Objective("SELL", "NORTH")
            .Kpi("WINS", "SELL")
            .Objective("HIRE", "HR")
            .Kpi("HIRES", "HIRE")
            .Build();
        foreach (var kpi in world.Model.Kpis)
        {
            if (named.EndsWith("owner", StringComparison.Ordinal))
                kpi.Describe(kpi.Details with { OwnerId = named == "owner" ? Person : Person + 1 });
            if (named.EndsWith("updater", StringComparison.Ordinal))
                kpi.NameUpdaters([named == "updater" ? Person : Person + 1]);
        }
        var actor = Acting(who, world);
        bool Enters(Kpi kpi) => world.Model.AllowsEntry(actor, kpi);
        bool Owes(Kpi kpi) => world.Model.Owes(actor, kpi);
        Assert.Equal(
            (enters, owes, entersPrivate, owesPrivate),
            (Enters(world.Kpi("WINS")), Owes(world.Kpi("WINS")), Enters(world.Kpi("HIRES")), Owes(world.Kpi("HIRES")))
        );
    }

    [Fact]
    public void Nobody_owes_what_is_rolled_up()
    {
        var world = new ModelBuilder().Unit("NORTH").Objective("SELL", "NORTH").Kpi("SUM", "SELL", rollUp: KpiRollUp.Sum).Build();
        Assert.False(world.Model.Owes(Acting("Updater of NORTH", world), world.Kpi("SUM")));
    }

    [Fact]
    public void An_administrator_is_one_of_the_whole_organization() =>
        Assert.Contains(
            "Manager of “NORTH”",
            Assert.Throws<RuleViolation>(() => new Membership(Person, World.Unit("NORTH"), Role.Administrator)).Message,
            StringComparison.Ordinal
        );

    private static Actor Acting(string who, World? world = null) => new(Person, Memberships(who, world));

    private static List<Membership> Memberships(string who, World? world = null)
    {
        if (who == "nobody")
            return [];
        if (who == "Administrator of another organization")
            return [new Membership(Person, new ModelBuilder("Other", firstId: 5000).Build().Unit("ORG"), Role.Administrator)];
        return
        [
            .. who.Split(", ")
                .Select(m => m.Split(" of "))
                .Select(m => new Membership(Person, (world ?? World).Unit(m[1]), Enum.Parse<Role>(m[0]))),
        ];
    }
}

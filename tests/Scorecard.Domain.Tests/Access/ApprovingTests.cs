using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Access;

/// <summary>
/// Who approves a value of NORTH, which lies below SALES. Sue is its sponsor, Oli its owner, Una enters values in NORTH, Mia manages NORTH and
/// Max SALES, Ada runs the organization, Zoe is no member.
/// </summary>
public class ApprovingTests
{
    private static readonly string[] People = ["Sue", "Oli", "Una", "Mia", "Max", "Ada", "Zoe"];

    [Theory]
    // named by the KPI, who submits it, whether one's own is allowed, who may approve it
    [InlineData("Sue Oli", "Una", false, "Sue")]
    [InlineData("- Oli", "Una", false, "Oli")]
    [InlineData("- -", "Una", false, "Mia Max Ada")]
    [InlineData("Zoe Oli", "Una", false, "Oli")]
    [InlineData("- Zoe", "Una", false, "Mia Max Ada")]
    [InlineData("- Oli", "Oli", false, "Mia Max Ada")]
    [InlineData("- Oli", "Oli", true, "Oli")]
    [InlineData("Sue Oli", "Sue", false, "Oli")]
    [InlineData("Sue Oli", "Sue", true, "Sue")]
    [InlineData("- -", "Mia", false, "Max Ada")]
    [InlineData("- -", "Mia", true, "Mia Max Ada")]
    [InlineData("- Mia", "Mia", false, "Max Ada")]
    [InlineData("Sue Oli", "-", false, "Sue")]
    public void May_approve(string named, string submitter, bool own, string expected)
    {
        var (model, kpi) = Build(named.Split(' '), own);

        var may = People.Where(p => model.AllowsApproval(Acting(model, p), kpi, IdOf(submitter)));

        Assert.Equal(expected, string.Join(' ', may));
    }

    [Theory]
    [InlineData("- Oli", "Una", false, Standing.Waiting)]
    [InlineData("- Oli", "Oli", false, Standing.Waiting)]
    [InlineData("- Oli", "Oli", true, Standing.Counted)]
    [InlineData("- -", "Mia", true, Standing.Counted)]
    [InlineData("- Oli", "Mia", true, Standing.Waiting)]
    public void A_value_counts_at_once_where_its_submitter_may_approve_it(string named, string submitter, bool own, Standing expected)
    {
        var (model, kpi) = Build(named.Split(' '), own);

        Assert.Equal(expected, model.StandingOf(Acting(model, submitter), kpi));
        kpi.Describe(kpi.Details with { NeedsApproval = false });
        Assert.Equal(Standing.Counted, model.StandingOf(Acting(model, submitter), kpi));
    }

    [Fact]
    public void Who_does_not_see_a_private_unit_is_passed_over()
    {
        var (model, kpi) = Build(["-", "Oli"], own: false, isPrivate: true);

        Assert.False(model.AllowsApproval(Acting(model, "Oli"), kpi, IdOf("Una")));
        Assert.True(model.AllowsApproval(Acting(model, "Mia"), kpi, IdOf("Una")));
    }

    private static (OrganizationModel Model, Kpi Kpi) Build(string[] named, bool own, bool isPrivate = false)
    {
        var world = new ModelBuilder()
            .Unit("SALES")
            .Unit("OTHER")
            .Unit("NORTH", "SALES", isPrivate)
            .Objective("SELL", "NORTH")
            .Kpi("WINS", "SELL")
            .Build();
        var kpi = world.Kpi("WINS");
        kpi.Describe(kpi.Details with { NeedsApproval = true, SponsorId = IdOf(named[0]), OwnerId = IdOf(named[1]) });
        world.Model.Organization.ApproveValues(own, waitingCounts: false);
        var model = world.Model;
        return (
            new(model.Organization, model.Perspectives, model.Units, model.Objectives, model.Contributions, model.Kpis)
            {
                UnitsOfMembers = People.SelectMany(p => Acting(model, p).Memberships).ToLookup(m => m.PersonId, m => m.UnitId),
            },
            kpi
        );
    }

    private static long? IdOf(string name) => name == "-" ? null : 70 + Array.IndexOf(People, name);

    private static Actor Acting(OrganizationModel model, string name)
    {
        (string Unit, Role Role)? role = name switch
        {
            "Sue" or "Oli" => ("OTHER", Role.Viewer),
            "Una" => ("NORTH", Role.Updater),
            "Mia" => ("NORTH", Role.Manager),
            "Max" => ("SALES", Role.Manager),
            "Ada" => ("ORG", Role.Administrator),
            _ => null,
        };
        var id = IdOf(name) ?? 0;
        return new(id, role is var (unit, held) ? [new Membership(id, model.Units.Single(u => u.Code == unit), held)] : []);
    }
}

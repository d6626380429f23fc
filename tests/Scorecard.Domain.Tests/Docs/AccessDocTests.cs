using Scorecard.Domain.Access;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Asks the permissions everything that the table of roles in docs/access.md says.</summary>
public class AccessDocTests
{
    private const long Person = 77;

    private static readonly World World = new ModelBuilder().Unit("OPEN").Unit("SHUT", isPrivate: true).Build();

    private static readonly Dictionary<string, (Operation Operation, string Unit)> Questions = new()
    {
        ["see the unit's scorecard"] = (Operation.View, "OPEN"),
        ["see it where it is private"] = (Operation.View, "SHUT"),
        ["enter values of its KPIs"] = (Operation.EnterValues, "OPEN"),
        ["edit its objectives, KPIs, links and initiatives, and the units below it"] = (Operation.Edit, "OPEN"),
        ["run the organization"] = (Operation.Administer, "ORG"),
    };

    [Fact]
    public void The_permissions_are_those_of_the_table()
    {
        var table = MarkdownTable.Read(Path.Combine(Files.Root, "docs", "access.md")).Single(t => t.Heading == "Roles");
        Assert.Equal(Questions.Keys, table.Rows.Select(row => row[""]));
        foreach (var row in table.Rows)
        {
            var (operation, unit) = Questions[row[""]];
            foreach (var column in row.Cells.Keys.Where(c => c.Length > 0))
                row.Says(column, World.Model.Allows(new(0, [Holding(column, unit)]), operation, World.Unit(unit)) ? "yes" : "no");
        }
    }

    /// <summary>A role on the unit itself; administrators have theirs on the organization, and someone without a role there has one elsewhere.</summary>
    private static Membership Holding(string column, string unit) =>
        column switch
        {
            "no role there" => new(Person, World.Unit(unit == "OPEN" ? "SHUT" : "OPEN"), Role.Manager),
            "Administrator" => new(Person, World.Unit("ORG"), Role.Administrator),
            _ => new(Person, World.Unit(unit), Enum.Parse<Role>(column)),
        };
}

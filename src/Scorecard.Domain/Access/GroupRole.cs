using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Access;

/// <summary>The role that a group of the organization's OpenID provider gives its people on a unit and all below it.</summary>
public sealed class GroupRole : IOwned, IJournaled
{
    private GroupRole() { }

    /// <param name="group">As the provider writes it: 1 to 200 characters.</param>
    /// <exception cref="RuleViolation">The group has no such name, or Administrator is not on the organization's own unit.</exception>
    public GroupRole(string group, Unit unit, Role role)
    {
        Group = TextRules.Name(group, "Group");
        UnitId = unit.Id;
        OrganizationId = unit.OrganizationId;
        Grant(role, unit);
    }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Organization;

    long IJournaled.SubjectId => OrganizationId;

    FormattableString IJournaled.Label => $"group {Group}: {Role} on {UnitId}";

    public string Group { get; private set; } = "";

    public long UnitId { get; private set; }

    public Role Role { get; private set; }

    /// <exception cref="RuleViolation">Administrator anywhere but on the organization's own unit.</exception>
    public void Grant(Role role, Unit unit)
    {
        role.RequireFits(unit);
        Role = role;
    }
}

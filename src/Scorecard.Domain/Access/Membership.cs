using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Access;

/// <summary>Gives a person a role on a unit and all below it.</summary>
public sealed class Membership : IOwned, IJournaled
{
    private Membership() { }

    /// <exception cref="RuleViolation">Administrator anywhere but on the organization's own unit.</exception>
    /// <param name="isFromGroup">Whether a group of the OpenID provider gives it, and takes it away again.</param>
    public Membership(long personId, Unit unit, Role role, bool isFromGroup = false)
    {
        IsFromGroup = isFromGroup;
        PersonId = personId;
        UnitId = unit.Id;
        OrganizationId = unit.OrganizationId;
        Grant(role, unit);
    }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Membership;

    long IJournaled.SubjectId => PersonId;

    FormattableString IJournaled.Label => $"{Role} on {UnitId}";

    public long PersonId { get; private set; }

    public long UnitId { get; private set; }

    public Role Role { get; private set; }

    /// <summary>Whether a group of the organization's OpenID provider gives it; each such sign-in sets it anew.</summary>
    public bool IsFromGroup { get; private set; }

    /// <exception cref="RuleViolation">Administrator anywhere but on the organization's own unit.</exception>
    public void Grant(Role role, Unit unit)
    {
        role.RequireFits(unit);
        Role = role;
    }
}

using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Access;

/// <summary>Gives a person a role on a unit and all below it.</summary>
public sealed class Membership : IOwned, IJournaled
{
    private Membership() { }

    /// <exception cref="RuleViolation">Administrator anywhere but on the organization's own unit.</exception>
    public Membership(long personId, Unit unit, Role role)
    {
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

    public void Grant(Role role, Unit unit)
    {
        RuleViolation.Unless(
            role != Role.Administrator || unit.ParentId is null,
            $"Administrators run the whole organization. Give the role on the top unit, or make the person a Manager of “{unit.Name}”."
        );
        Role = role;
    }
}

using Scorecard.Domain.Units;

namespace Scorecard.Domain.Access;

/// <summary>What a membership on a unit lets a person do there and in all units below it. Each role includes those before it.</summary>
public enum Role
{
    /// <summary>Sees the unit, also when it is private.</summary>
    Viewer,

    /// <summary>Enters values of the unit's KPIs.</summary>
    Updater,

    /// <summary>Edits units, objectives, KPIs and links.</summary>
    Manager,

    /// <summary>Runs the organization: people, tiers, perspectives, bands, import. Only on the organization's own unit.</summary>
    Administrator,
}

public static class RoleRules
{
    /// <exception cref="RuleViolation">Administrator anywhere but on the organization's own unit.</exception>
    public static void RequireFits(this Role role, Unit unit) =>
        RuleViolation.Unless(
            role != Role.Administrator || unit.ParentId is null,
            $"Administrators run the whole organization. Give the role on the top unit, or make the person a Manager of “{unit.Name}”."
        );
}

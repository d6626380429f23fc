using Scorecard.Domain.Access;
using Scorecard.Domain.Units;

namespace Scorecard.Web.People;

/// <summary>How roles are said to people.</summary>
public static class Roles
{
    /// <summary>Such as “Manager of Operations”.</summary>
    public static string Say(Role role, Unit unit) =>
        role switch
        {
            Role.Administrator => $"Administrator of {unit.Name}",
            Role.Manager => $"Manager of {unit.Name}",
            Role.Updater => $"Updater of {unit.Name}",
            Role.Viewer => $"Viewer of {unit.Name}",
        };

    public static string Meaning(Role role) =>
        role switch
        {
            Role.Administrator => "runs the organization: people, tiers, perspectives, bands and imports",
            Role.Manager => "edits objectives, KPIs and units there and below",
            Role.Updater => "enters values there and below",
            Role.Viewer => "sees it and all below, private units too",
        };
}

using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Units;

/// <summary>What stands around the form of a new unit.</summary>
/// <param name="above">The unit that the new one goes below.</param>
/// <param name="tier">What a unit below it is called: “department”.</param>
public sealed class NewUnitContent(OrganizationView o, Unit above, string tier)
    : NewContent<UnitInput>(o, above, new WayPoint($"New {tier}"))
{
    public string Tier { get; } = tier;

    public static NewUnitContent Below(OrganizationView o, Unit above)
    {
        var tiers = o.Model.Organization.Tiers;
        var name = above.Tier < tiers.Count ? tiers[above.Tier].Name : "Unit";
        return new(o, above, name.ToLowerInvariant());
    }
}

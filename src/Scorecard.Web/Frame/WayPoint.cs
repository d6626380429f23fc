using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Frame;

/// <summary>A step of the way to a page, as its top bar shows it; the page itself has no address.</summary>
public sealed record WayPoint(string Text, string? Path = null, string? Tier = null)
{
    /// <summary>The visible units from the organization down to one, then the further steps.</summary>
    public static IReadOnlyList<WayPoint> To(OrganizationView o, Unit unit, params WayPoint[] further) =>
        [
            .. o
                .Model.PathUp(unit)
                .Where(o.Sees)
                .Reverse()
                .Select(u => new WayPoint(u.Name, $"~/units/{PublicIds.Format(u.Id)}", o.Model.Organization.Tiers[u.Tier - 1].Name)),
            .. further,
        ];
}

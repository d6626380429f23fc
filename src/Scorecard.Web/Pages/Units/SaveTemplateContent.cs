using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Units;

/// <summary>The unit to save as a template.</summary>
/// <param name="IsAllowed">Whether the person may save it.</param>
/// <param name="Obstacle">Why it cannot be saved, or null.</param>
public sealed record SaveTemplateContent(Unit Unit, bool IsAllowed, string? Obstacle, IReadOnlyList<WayPoint> Way)
{
    /// <summary>Null where there is no such unit for this person.</summary>
    public static SaveTemplateContent? Of(OrganizationView o, string unitId) =>
        o.Unit(unitId) is { } unit
            ? new(unit, o.Allows(Operation.Edit, unit), ObstacleOf(o, unit), WayPoint.To(o, unit, new WayPoint("Save as template")))
            : null;

    /// <exception cref="RuleViolation">There is an obstacle.</exception>
    public void ThrowIfHindered()
    {
        if (Obstacle is not null)
            throw new RuleViolation(Obstacle);
    }

    private static string? ObstacleOf(OrganizationView o, Unit unit)
    {
        if (TemplateExport.IsPrivate(o.Model, unit))
            return $"{unit.Name} is private, and everyone in {o.Model.Organization.Name} sees its templates. Make it public first.";
        return o.Model.Subtree(unit).SelectMany(o.Model.ObjectivesOf).Any()
            ? null
            : $"{unit.Name} has no objectives, so there is nothing to save yet.";
    }
}

using Scorecard.Domain.Insight;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Briefings;

/// <summary>What one KPI did to the score of a unit, with one cause; all lines add up to the change.</summary>
/// <param name="Kpi">Null for those that the person may not see, taken together.</param>
public sealed record MovementLine(string? Kpi, string? Unit, string? Objective, string Cause, double Points)
{
    public static IReadOnlyList<MovementLine> AllOf(OrganizationView o, Movement movement)
    {
        if (!movement.IsKnown)
            return [];
        var parts = movement.Parts.Where(p => p.Points != 0).ToLookup(p => o.Sees(o.Model.UnitOf(o.Model.Kpi(p.KpiId))));
        return
        [
            .. parts[true]
                .OrderByDescending(p => Math.Abs(p.Points))
                .Select(p => new MovementLine(
                    o.Model.Kpi(p.KpiId).Name,
                    o.Model.UnitOf(o.Model.Kpi(p.KpiId)).Name,
                    o.Model.Objective(p.ThroughId).Name,
                    MovedRows.Words(p.Cause),
                    p.Points
                )),
            .. parts[false].Any()
                ? [new MovementLine(null, null, null, "Others", parts[false].Sum(p => p.Points))]
                : Array.Empty<MovementLine>(),
        ];
    }
}

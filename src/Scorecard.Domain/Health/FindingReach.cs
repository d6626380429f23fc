using Scorecard.Domain.Model;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>
/// Which units a finding speaks of. Who may not see one of them is not told the finding, since its figures alone would say too much.
/// </summary>
public static class FindingReach
{
    public static bool IsWithin(OrganizationModel model, in Finding finding, Func<Unit, bool> sees) => UnitsOf(model, finding).All(sees);

    private static IEnumerable<Unit> UnitsOf(OrganizationModel model, Finding finding)
    {
        yield return model.Unit(finding.UnitId);
        foreach (var id in finding.Path ?? [finding.OtherId])
            if (model.TryObjective(id, out var objective))
                yield return model.UnitOf(objective);
            else if (model.TryKpi(id, out var kpi))
                yield return model.UnitOf(kpi);
        foreach (var unit in HealthRules.Of(finding.Rule).Behind(model, finding))
            yield return unit;
    }
}

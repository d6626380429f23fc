using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>What mends a finding where there is only one sensible way, so that a person need only say yes.</summary>
public static class Remedy
{
    /// <summary>Of two ways on which a score counts, the direct link, which can show alignment alone; null for none.</summary>
    public static Contribution? DirectWay(OrganizationModel model, in Finding finding)
    {
        var above = finding.OtherId;
        return model.TryObjective(finding.SubjectId, out var objective)
            ? model.ContributionsFrom(objective).FirstOrDefault(c => c.ToId == above && c.Counts)
            : null;
    }

    /// <summary>What an objective that supports nothing is likely for: the only one of the unit above in the same perspective.</summary>
    /// <param name="sees">Whether the person may see a unit.</param>
    public static Objective? LikelySupport(OrganizationModel model, in Finding finding, Func<Unit, bool> sees)
    {
        if (
            !model.TryObjective(finding.SubjectId, out var objective)
            || model.UnitOf(objective).ParentId is not { } parent
            || !sees(model.Unit(parent))
        )
            return null;
        var alike = model.ObjectivesOf(model.Unit(parent)).Where(o => o.PerspectiveId == objective.PerspectiveId).ToList();
        return alike is [var only] ? only : null;
    }
}

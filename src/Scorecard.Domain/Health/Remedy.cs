using Scorecard.Domain.Strategy;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>What mends a finding where there is only one sensible way, so that a person need only say yes.</summary>
public static class Remedy
{
    /// <summary>Of two ways on which a score counts, the direct link, which can show alignment alone; null where neither is direct.</summary>
    public static Contribution? DirectWay(OrganizationModel model, in Finding finding)
    {
        var above = finding.OtherId;
        return model.TryObjective(finding.SubjectId, out var objective)
            ? model.ContributionsFrom(objective).FirstOrDefault(c => c.ToId == above && c.Counts) : null;
    }

    /// <summary>What an objective that supports nothing is most likely for: the only objective of the unit above in the same perspective.</summary>
    /// <param name="sees">Whether the person may see a unit.</param>
    public static Objective? LikelySupport(OrganizationModel model, in Finding finding, Func<Unit, bool> sees)
    {
        if (!model.TryObjective(finding.SubjectId, out var objective) || model.UnitOf(objective).ParentId is not { } parent || !sees(model.Unit(parent)))
            return null;
        return model.ObjectivesOf(model.Unit(parent)).Where(o => o.PerspectiveId == objective.PerspectiveId).ToList() is [var only] ? only : null;
    }
}

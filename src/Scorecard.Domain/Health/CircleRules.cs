using Scorecard.Domain.Plans;

namespace Scorecard.Domain.Health;

/// <summary>Causes that are, along some way, their own effects.</summary>
internal static class CircleRules
{
    public static void Check(Survey survey)
    {
        if (survey.Model.Causes.Count == 0)
            return;
        // Circles are told one at a time: each by the link that closes it, which is then left out.
        var left = survey.Model.Causes.OrderBy(l => l.Id).ToList();
        while (CauseGraph.Circle(left) is { } circle)
        {
            var closing = left.Where(l => circle.Zip(circle.Skip(1)).Contains((l.CauseId, l.EffectId))).MaxBy(l => l.Id)!;
            left.Remove(closing);
            var unit = survey.IndexOf(UnitOf(survey, closing));
            if (survey.IsOpen(unit))
                survey.Add(HealthRule.CauseCircle, unit, FindingSubject.CauseEffectLink, closing.Id, path: InOrder(circle, closing));
        }
    }

    /// <summary>From the closing link's effect round to its cause.</summary>
    private static long[] InOrder(IReadOnlyList<long> circle, CauseEffectLink closing)
    {
        var start = circle.ToList().IndexOf(closing.EffectId);
        return [.. circle.Skip(start).Take(circle.Count - 1 - start), .. circle.Take(start)];
    }

    private static long UnitOf(Survey survey, CauseEffectLink link) =>
        link.EffectKpiId is { } kpi
            ? survey.Model.UnitOf(survey.Model.Kpi(kpi)).Id
            : survey.Model.Objective(link.EffectObjectiveId!.Value).UnitId;
}

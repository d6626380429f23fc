using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;

namespace Scorecard.Domain.Evidence;

/// <summary>What moves together because one is made of the other: no link is ever found there.</summary>
internal static class Computed
{
    /// <summary>Whether one of two KPIs feeds the other, over any number of tiers.</summary>
    public static bool IsFrom(OrganizationModel model, Kpi a, Kpi b) => Above(model, a).Contains(b.Id) || Above(model, b).Contains(a.Id);

    /// <summary>
    /// Whether one of two objectives contributes to the other, over any number of links, or a KPI of one feeds a KPI of the other.
    /// </summary>
    public static bool IsFrom(OrganizationModel model, Objective a, Objective b) =>
        Reaches(model, a, b.Id, [])
        || Reaches(model, b, a.Id, [])
        || model.KpisOf(a).Any(x => model.KpisOf(b).Any(y => IsFrom(model, x, y)));

    /// <summary>The KPI and all that it feeds.</summary>
    public static HashSet<long> Above(OrganizationModel model, Kpi kpi)
    {
        var above = new HashSet<long>();
        for (var at = kpi; above.Add(at.Id) && at.ParentId is { } parent && model.TryKpi(parent, out var next); )
            at = next;
        return above;
    }

    /// <summary>Where all that it feeds ends. Of two KPIs with the same one, one feeds the other or both feed a third.</summary>
    public static long TopOf(OrganizationModel model, Kpi kpi)
    {
        var top = kpi;
        var seen = new HashSet<long>();
        while (seen.Add(top.Id) && top.ParentId is { } parent && model.TryKpi(parent, out var next))
            top = next;
        return top.Id;
    }

    private static bool Reaches(OrganizationModel model, Objective from, long to, HashSet<long> seen) =>
        model
            .ContributionsFrom(from)
            .Where(c => c.Counts)
            .Any(c => c.ToId == to || (seen.Add(c.ToId) && Reaches(model, model.Objective(c.ToId), to, seen)));
}

using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;

namespace Scorecard.Domain.Evidence;

/// <summary>What moves together because one is made of the other: no link is ever found there.</summary>
internal static class Computed
{
    /// <summary>
    /// Whether one of two KPIs feeds the other or is in its formula, over any number of steps, or both are made of a third.
    /// </summary>
    public static bool IsFrom(OrganizationModel model, Kpi a, Kpi b) => Below(model, a).Overlaps(Below(model, b));

    /// <summary>
    /// Whether one of two objectives contributes to the other, over any number of links, or a KPI of one feeds a KPI of the other.
    /// </summary>
    public static bool IsFrom(OrganizationModel model, Objective a, Objective b) =>
        Reaches(model, a, b.Id, [])
        || Reaches(model, b, a.Id, [])
        || model.KpisOf(a).Any(x => model.KpisOf(b).Any(y => IsFrom(model, x, y)));

    /// <summary>The KPI and all that it feeds or is in the formula of.</summary>
    public static HashSet<long> Above(OrganizationModel model, Kpi kpi) => Walk(kpi, at => DirectlyAbove(model, at));

    /// <summary>The KPI and all that it is made of.</summary>
    public static HashSet<long> Below(OrganizationModel model, Kpi kpi) => Walk(kpi, at => model.ChildrenOf(at).Concat(model.NamedBy(at)));

    /// <summary>
    /// Numbers of what hangs together, by KPI: of two with the same one, one may be made of the other, or both be made of a third or make
    /// one up.
    /// </summary>
    public static IReadOnlyDictionary<long, int> Together(OrganizationModel model)
    {
        var (numbers, next) = (new Dictionary<long, int>(model.Kpis.Count), 0);
        foreach (var kpi in model.Kpis)
            if (!numbers.ContainsKey(kpi.Id))
            {
                foreach (var id in Walk(kpi, at => DirectlyAbove(model, at).Concat(model.ChildrenOf(at)).Concat(model.NamedBy(at))))
                    numbers[id] = next;
                next++;
            }
        return numbers;
    }

    private static IEnumerable<Kpi> DirectlyAbove(OrganizationModel model, Kpi kpi)
    {
        if (kpi.ParentId is { } parent && model.TryKpi(parent, out var above))
            yield return above;
        foreach (var user in model.CalculatedFrom(kpi))
            yield return user;
    }

    private static HashSet<long> Walk(Kpi from, Func<Kpi, IEnumerable<Kpi>> next)
    {
        var met = new HashSet<long> { from.Id };
        var open = new Stack<Kpi>([from]);
        while (open.TryPop(out var kpi))
            foreach (var other in next(kpi))
                if (met.Add(other.Id))
                    open.Push(other);
        return met;
    }

    private static bool Reaches(OrganizationModel model, Objective from, long to, HashSet<long> seen) =>
        model
            .ContributionsFrom(from)
            .Where(c => c.Counts)
            .Any(c => c.ToId == to || (seen.Add(c.ToId) && Reaches(model, model.Objective(c.ToId), to, seen)));
}

namespace Scorecard.Domain.Plans;

/// <summary>What can be said of causes and effects together.</summary>
public static class CauseGraph
{
    /// <summary>The KPIs that are linked, each two in both orders: whichever of them drives the other.</summary>
    public static HashSet<(long, long)> LinkedKpis(IEnumerable<CauseEffectLink> links) =>
        [.. links.Where(l => l.CauseKpiId is not null).SelectMany(l => new[] { (l.CauseId, l.EffectId), (l.EffectId, l.CauseId) })];

    /// <summary>The ids of a circle, its first repeated at the end; null where nothing drives itself.</summary>
    public static IReadOnlyList<long>? Circle(IEnumerable<CauseEffectLink> links)
    {
        var next = links.ToLookup(l => l.CauseId, l => l.EffectId);
        return Graph.Cycle(next.Select(g => g.Key), id => next[id]);
    }
}

using System.Collections.Concurrent;

namespace Scorecard.Domain.Scoring;

/// <content>What formulas ask of the tree.</content>
internal sealed partial class ScoreGraph
{
    private ConcurrentDictionary<KpiSeries[], int[]> placesOf = [];

    /// <summary>Whether any KPI is calculated by a formula.</summary>
    public bool HasFormulas { get; }

    /// <summary>The calculated KPIs whose formulas name entered ones alone.</summary>
    public KpiSeries[] MadeOfEntered => [.. RolledUpChildrenFirst[0].Series.Where(kpi => kpi.IsMadeOfEntered)];

    /// <summary>What the values of computed KPIs hold in memory, in bytes.</summary>
    public long ComputedBytes => RolledUpChildrenFirst[0].Series.Sum(kpi => kpi.Bytes);

    /// <summary>By row the place of computed KPIs in an order; of all others 0.</summary>
    public int[] PlacesOf(KpiSeries[] order)
    {
        if (!placesOf.TryGetValue(order, out var places))
        {
            places = new int[Kpis.Length];
            for (var at = 0; at < order.Length; at++)
                places[order[at].Row] = at;
            placesOf[order] = places;
        }
        return places;
    }
}

using System.Collections.Concurrent;

namespace Scorecard.Domain.Scoring;

/// <content>What formulas ask of the tree.</content>
internal sealed partial class ScoreGraph
{
    private ConcurrentDictionary<KpiSeries[], int[]> placesOf = [];

    /// <summary>Whether any KPI is calculated by a formula.</summary>
    public bool HasFormulas { get; }

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

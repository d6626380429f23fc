using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>What closing the gap of one KPI would add to a node's score, all else as it is.</summary>
/// <param name="Weight">The share of the node's score that hangs on the KPI, 0 to 1.</param>
/// <param name="Score">The KPI's own score, 0 to 100.</param>
public readonly record struct Lever(long KpiId, double Weight, double Score)
{
    /// <summary>Weight × (100 − score), in points of the node.</summary>
    public double Points => Weight * (100 - Score);

    /// <summary>The KPIs below a node that have a gap to close and weight, by falling points; none where it has no score.</summary>
    public static IReadOnlyList<Lever> Of(ScoreBook book, NodeRef node, Window window)
    {
        if (node.Kind == NodeKind.Kpi)
            return book.Score(node, window) is { IsPresent: true, Value: < 100 } score ? [new(node.Id, 1, score.Value)] : [];
        var (sheet, column) = book.Column(window);
        var graph = book.Graph;
        var leaves = new LeafWeights(book, window);
        var weights = new double[graph.Kpis.Length];
        foreach (var gate in Gates.Of(book, node, window).Where(g => g.Weight > 0))
        {
            leaves.Spread(graph.ObjectiveNode[gate.ObjectiveId], gate.Weight, gate.OwnOnly);
            foreach (var row in leaves.Rows)
                weights[row] += leaves.OfRow[row];
        }
        return
        [
            .. Enumerable
                .Range(0, weights.Length)
                .Where(row => weights[row] > 0)
                .Select(row => new Lever(graph.Kpis[row].Kpi.Id, weights[row], sheet.KpiScore(row, column)))
                .Where(lever => lever.Points > 0)
                .OrderByDescending(lever => lever.Points)
                .ThenBy(lever => lever.KpiId),
        ];
    }
}

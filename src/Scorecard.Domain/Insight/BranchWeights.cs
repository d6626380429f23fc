using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Insight;

/// <summary>
/// How much of a unit's score hangs on every objective and KPI below it in one window: the product of effective weights, added up over all
/// ways, 0 to 1. One way down for all, where <see cref="LeafWeights"/> takes one gate at a time.
/// </summary>
internal sealed class BranchWeights
{
    public BranchWeights(ScoreBook book, Unit unit, Window window)
    {
        var graph = book.Graph;
        var (sheet, column) = book.Column(window);
        (OfNode, OfRow) = (new double[graph.ObjectiveCount], new double[graph.Kpis.Length]);
        var highest = -1;
        var shares = new double[16];
        foreach (var gate in Gates.Of(book, new(NodeKind.Unit, unit.Id), window))
        {
            var node = graph.ObjectiveNode[gate.ObjectiveId];
            OfNode[node] += gate.Weight;
            highest = Math.Max(highest, node);
        }
        // Inputs come before, so a node has all its weight before it passes it on.
        var order = graph.OrderOn(book.Model.Organization.Calendar.StructureDay(window));
        for (var place = order is null ? highest : graph.ObjectiveCount - 1; place >= 0; place--)
        {
            var node = order?[place] ?? place;
            if (OfNode[node] == 0)
                continue;
            var (kpis, inputs) = (graph.KpiStart[node + 1] - graph.KpiStart[node], graph.InputStart[node + 1] - graph.InputStart[node]);
            if (shares.Length < kpis + inputs)
                shares = new double[2 * (kpis + inputs)];
            sheet.EffectiveWeights(node, column, shares);
            for (var i = 0; i < kpis; i++)
                OfRow[graph.KpiStart[node] + i] = OfNode[node] * shares[i];
            for (var i = 0; i < inputs; i++)
                OfNode[graph.Inputs[graph.InputStart[node] + i]] += OfNode[node] * shares[kpis + i];
        }
    }

    /// <summary>By objective node.</summary>
    public double[] OfNode { get; }

    /// <summary>By KPI row.</summary>
    public double[] OfRow { get; }
}

using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>
/// How a weight on an objective spreads down to KPIs in one window: the product of effective weights, added up over all ways. The scratch
/// space is kept, so that one after the other costs little.
/// </summary>
internal sealed class LeafWeights
{
    private readonly ScoreGraph graph;
    private readonly ScoreSheet sheet;
    private readonly int column;
    private readonly int[]? order;
    private readonly int[]? placeOf;
    private readonly double[] ofNode;
    private readonly bool[] reached;
    private readonly int[] spreadOf;
    private int spread;
    private double[] weights = [];

    public LeafWeights(ScoreBook book, Window window)
    {
        graph = book.Graph;
        (sheet, column) = book.Column(window);
        order = graph.OrderOn(book.Model.Organization.Calendar.StructureDay(window));
        placeOf = order is null ? null : ScoreGraph.PlacesIn(order);
        ofNode = new double[graph.ObjectiveCount];
        reached = new bool[graph.ObjectiveCount];
        OfRow = new double[graph.Kpis.Length];
        spreadOf = new int[graph.Kpis.Length];
    }

    /// <summary>By row of the last spread's <see cref="Rows"/>, 0 to 1; 0 for all others.</summary>
    public double[] OfRow { get; }

    /// <summary>The KPIs below the last objective, whether or not they have weight.</summary>
    public List<int> Rows { get; } = [];

    /// <summary>Whether a KPI is below the last objective.</summary>
    public bool Reaches(int row) => spreadOf[row] == spread;

    public void Clear()
    {
        foreach (var row in Rows)
            OfRow[row] = 0;
        Rows.Clear();
        spread++;
    }

    /// <summary>Spreads a weight from an objective over the KPIs below it, or only over its own.</summary>
    public void Spread(int objective, double weight, bool ownOnly = false)
    {
        Clear();
        reached[objective] = true;
        ofNode[objective] = weight;
        // Inputs come before, so going down all ways to a node have met before it passes its weight on.
        var open = 1;
        for (var place = placeOf?[objective] ?? objective; open > 0; place--)
            if ((order?[place] ?? place) is var node && reached[node])
            {
                reached[node] = false;
                open--;
                var shares = Effective(node);
                var i = 0;
                for (var row = graph.KpiStart[node]; row < graph.KpiStart[node + 1]; row++)
                {
                    Rows.Add(row);
                    spreadOf[row] = spread;
                    OfRow[row] = ofNode[node] * shares[i++];
                }
                for (var at = graph.InputStart[node]; at < graph.InputStart[node + 1] && !ownOnly; at++)
                {
                    var input = graph.Inputs[at];
                    // What is no input in this month has nothing below here; of links that were turned round it would lead back up.
                    if (graph.DatedWeights.Length > 0 && double.IsNaN(sheet.Weight(at, column)))
                    {
                        i++;
                        continue;
                    }
                    if (!reached[input])
                    {
                        reached[input] = true;
                        ofNode[input] = 0;
                        open++;
                    }
                    ofNode[input] += ofNode[node] * shares[i++];
                }
            }
    }

    private ReadOnlySpan<double> Effective(int node)
    {
        var count = graph.KpiStart[node + 1] - graph.KpiStart[node] + graph.InputStart[node + 1] - graph.InputStart[node];
        if (weights.Length < count)
            weights = new double[2 * count];
        sheet.EffectiveWeights(node, column, weights);
        return weights.AsSpan(0, count);
    }
}

namespace Scorecard.Domain.Scoring;

/// <content>What holds in the month of a column.</content>
internal sealed partial class ScoreSheet
{
    /// <summary>The columns from one to (not including) another in stretches in which the nodes keep one order.</summary>
    /// <returns>With each stretch the place of every objective in that order; null where it is its number.</returns>
    public IEnumerable<(int From, int To, int[]? Place)> Passes(int from, int to)
    {
        while (from < to)
        {
            var order = graph.OrderOn(months[from]);
            var end = from + 1;
            while (end < to && graph.OrderOn(months[end]) == order)
                end++;
            yield return (from, end, order is null ? null : ScoreGraph.PlacesIn(order));
            from = end;
        }
    }

    /// <summary>The relative weight of the input at a place of the graph's; NaN where it is none in that column.</summary>
    public double Weight(int input, int column) =>
        graph.Weights[input] is >= 0 and var weight ? weight : dated[NodeInputs.PlaceOf(graph.Weights[input]) * stride + column];

    /// <summary>Whether a node is an input of another in any of some columns.</summary>
    public bool IsInput(int node, int of, int from, int to)
    {
        if (graph.DatedWeights.Length == 0)
            return true;
        for (var i = graph.InputStart[of]; i < graph.InputStart[of + 1]; i++)
            if (graph.Inputs[i] == node)
            {
                for (var column = from; column < to; column++)
                    if (!double.IsNaN(Weight(i, column)))
                        return true;
                return false;
            }
        return false;
    }
}

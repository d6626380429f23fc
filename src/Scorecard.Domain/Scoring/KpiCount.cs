using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// How many of the KPIs that count towards a node have reported. Those that are not applicable, or weigh nothing, are in neither number,
/// nor are those that the reader of the book may not see.
/// </summary>
public readonly record struct KpiCount(int Reported, int Total)
{
    public bool IsComplete => Reported == Total;

    /// <summary>Counts each KPI below a node once, however many ways lead to it.</summary>
    public static KpiCount Of(ScoreBook book, NodeRef node, Window window) =>
        node.Kind == NodeKind.Kpi ? default : book.Remember(new Question(node, window), () => Walk(book, node, window));

    private sealed record Question(NodeRef Node, Window Window) : IQuestion<KpiCount>;

    private static KpiCount Walk(ScoreBook book, NodeRef node, Window window)
    {
        var (sheet, column) = book.Column(window);
        var graph = book.Graph;
        var (reported, total) = (0, 0);
        var seen = new bool[graph.NodeCount];
        var open = new Stack<int>();
        if (graph.NodeOf(node) is { } start)
            open.Push(start);
        while (open.TryPop(out var next))
        {
            if (next < graph.ObjectiveCount)
                for (var row = graph.KpiStart[next]; row < graph.KpiStart[next + 1]; row++)
                    if (
                        !graph.Kpis[row].IsHidden
                        && sheet.KpiWeight(row, column) > 0
                        && sheet.KpiScore(row, column) is var score and not < 0
                    )
                        (reported, total) = (double.IsNaN(score) ? reported : reported + 1, total + 1);
            for (var i = graph.InputStart[next]; i < graph.InputStart[next + 1]; i++)
                if (graph.Inputs[i] is var input && sheet.Weight(i, column) > 0 && !seen[input] && sheet.IsApplicable(input, column))
                {
                    seen[input] = true;
                    open.Push(input);
                }
        }
        return new(reported, total);
    }
}

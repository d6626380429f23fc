using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>How many of the KPIs that count towards a node have reported. Those that are not applicable, or weigh nothing, are in neither number.</summary>
public readonly record struct KpiCount(int Reported, int Total)
{
    public bool IsComplete => Reported == Total;

    /// <summary>Counts each KPI below a node once, however many ways lead to it.</summary>
    public static KpiCount Of(ScoreBook book, NodeRef node, Window window)
    {
        var (reported, total) = (0, 0);
        var seen = new HashSet<NodeRef> { node };
        var open = new Stack<NodeRef>(seen);
        while (open.TryPop(out var next))
            foreach (var input in book.Inputs(next, window))
            {
                if (input.Weight == 0 || input.Score.State == ScoreState.NotApplicable || !seen.Add(input.Node))
                    continue;
                if (input.Node.Kind != NodeKind.Kpi)
                    open.Push(input.Node);
                else if (input.Score.IsPresent)
                    (reported, total) = (reported + 1, total + 1);
                else
                    total++;
            }
        return new(reported, total);
    }
}

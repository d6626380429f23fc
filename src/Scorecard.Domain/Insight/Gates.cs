using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>
/// The objectives through which a node gets its score: a unit's and a perspective's own ones, for an objective itself (with its own KPIs
/// alone) and those that contribute to it.
/// </summary>
internal static class Gates
{
    /// <param name="Weight">With which the objective, or its own KPIs, make the node's score; 0 to 1.</param>
    /// <param name="OwnOnly">The node itself, without its contributors.</param>
    public readonly record struct Gate(long ObjectiveId, double Weight, bool OwnOnly);

    public static IEnumerable<Gate> Of(ScoreBook book, NodeRef node, Window window) =>
        node.Kind switch
        {
            NodeKind.Unit => Influence
                .Inputs(book, node, window)
                .SelectMany(p => Of(book, p.Node, window).Select(g => g with { Weight = p.Weight * g.Weight })),
            NodeKind.Perspective => Influence.Inputs(book, node, window).Select(o => new Gate(o.Node.Id, o.Weight, false)),
            NodeKind.Objective => Influence
                .Inputs(book, node, window)
                .Where(i => i.Node.Kind == NodeKind.Objective)
                .Select(o => new Gate(o.Node.Id, o.Weight, false))
                .Prepend(new Gate(node.Id, 1, true)),
            NodeKind.Kpi => throw new ArgumentException("A KPI is a leaf itself."),
        };
}

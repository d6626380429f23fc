using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>
/// What a node makes of its inputs, and what it is itself worth further up. One level at a time, where an <see cref="Explanation"/> goes
/// all the way down.
/// </summary>
public static class Influence
{
    /// <summary>
    /// An input with the effective weight, 0 to 1, with which it made its node's score; those of the present inputs sum to 1.
    /// </summary>
    public readonly record struct Input(NodeRef Node, double Weight, Score Score);

    public static IReadOnlyList<Input> Inputs(ScoreBook book, NodeRef node, Window window)
    {
        var inputs = book.Inputs(node, window);
        var objective = node.Kind == NodeKind.Objective ? book.Model.In(window).Objective(node.Id) : null;
        var weights = new double[inputs.Count];
        RollUpWeights.Effective(
            objective?.Rule ?? RollUpRule.WeightedMean,
            book.Model.Organization.Bands,
            (double)(objective?.CascadeShare ?? 0),
            [
                .. inputs.Select(i => new RollUpWeights.Input(
                    objective is not null && i.Node.Kind == NodeKind.Objective,
                    i.Weight,
                    i.Score.Value
                )),
            ],
            weights
        );
        return [.. inputs.Select((input, i) => new Input(input.Node, weights[i], input.Score))];
    }

    /// <summary>
    /// The nodes that count a node among their inputs: a KPI's objective, the objectives that one contributes to and its perspective, and
    /// so on.
    /// </summary>
    public static IEnumerable<NodeRef> Above(OrganizationModel model, NodeRef node)
    {
        if (node.Kind == NodeKind.Kpi)
            return [new(NodeKind.Objective, model.Kpi(node.Id).ObjectiveId)];
        if (node.Kind == NodeKind.Perspective)
            return [new(NodeKind.Unit, node.Id)];
        if (node.Kind == NodeKind.Unit)
            return [];
        var objective = model.Objective(node.Id);
        return model
            .ContributionsFrom(objective)
            .Where(c => c.Counts)
            .Select(c => new NodeRef(NodeKind.Objective, c.ToId))
            .Append(new(NodeKind.Perspective, objective.UnitId, objective.PerspectiveId));
    }

    /// <summary>The effective weight of a node in one directly above it; 0 where it is not present.</summary>
    public static double Weight(ScoreBook book, NodeRef node, NodeRef above, Window window) =>
        Inputs(book, above, window).Where(i => i.Node == node).Sum(i => i.Weight);

    /// <summary>
    /// What one point of a node's score is worth in the score of another above it: the product of effective weights, added up over all
    /// ways.
    /// </summary>
    public static double Worth(ScoreBook book, NodeRef node, NodeRef top, Window window)
    {
        var known = new Dictionary<NodeRef, double> { [top] = 1 };
        return Of(node);

        double Of(NodeRef at)
        {
            if (!known.TryGetValue(at, out var worth))
                known[at] = worth = Above(book.Model.In(window), at)
                    .Sum(above => Of(above) is var further && further == 0 ? 0 : further * Weight(book, at, above, window));
            return worth;
        }
    }
}

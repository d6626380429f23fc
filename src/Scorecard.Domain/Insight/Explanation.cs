using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>
/// Why a node has its score: its inputs with the weights that made it, each explained in turn, down to the KPIs.
/// </summary>
/// <param name="Weight">Effective weight in the node above, 0 to 1; 1 for the node asked about. The present inputs' weights sum to
/// 1.</param>
/// <param name="Rule">How the inputs make the score; weighted mean for KPIs, which have none.</param>
public sealed record Explanation(NodeRef Node, string Name, Score Score, double Weight, RollUpRule Rule, IReadOnlyList<Explanation> Inputs)
{
    /// <summary>For KPIs: the value, else null.</summary>
    public KpiFigure? Figure { get; init; }

    /// <summary>For KPIs: the points of the scale over the window; empty where scales of two kinds met and periods were averaged.</summary>
    public IReadOnlyList<ScalePoint> Scale { get; init; } = [];

    /// <summary>Place in an order in which inputs come first.</summary>
    private int Order { get; init; }

    /// <summary>
    /// The KPIs below with the product of the effective weights on the way, added up over ways; weight times score sums to the node's
    /// score.
    /// </summary>
    public IReadOnlyDictionary<long, (double Weight, double Score)> Leaves() =>
        Below()
            .Where(b => b.Node.Node.Kind == NodeKind.Kpi && b.Weight > 0)
            .ToDictionary(b => b.Node.Node.Id, b => (b.Weight, b.Node.Score.Value));

    /// <summary>
    /// The node and all below it, each once and before what it is made of, with the product of the effective weights on the way, added up
    /// over ways: the share of the score that hangs on it, 0 to 1.
    /// </summary>
    public IReadOnlyList<(Explanation Node, double Weight)> Below()
    {
        var below = new List<(Explanation, double)>();
        var weights = new Dictionary<NodeRef, double> { [Node] = Score.IsPresent ? 1 : 0 };
        // From the top down, so that all ways to a node have met before it passes its weight on.
        var waiting = new PriorityQueue<Explanation, int>([(this, -Order)]);
        while (waiting.TryDequeue(out var node, out _))
        {
            var weight = weights[node.Node];
            below.Add((node, weight));
            foreach (var input in node.Inputs)
                if (weights.TryAdd(input.Node, weight * input.Weight))
                    waiting.Enqueue(input, -input.Order);
                else
                    weights[input.Node] += weight * input.Weight;
        }
        return below;
    }

    /// <summary>Explains a node of a book. An objective that contributes along several ways is explained once and shared by them.</summary>
    public static Explanation Of(ScoreBook book, NodeRef node, Window window)
    {
        var inputs = new Dictionary<NodeRef, IReadOnlyList<Influence.Input>>();
        var waiting = new Stack<NodeRef>([node]);
        while (waiting.TryPop(out var next))
            if (!inputs.ContainsKey(next))
                foreach (var input in inputs[next] = Influence.Inputs(book, next, window))
                    waiting.Push(input.Node);

        var explained = new Dictionary<NodeRef, Explanation>();
        foreach (var next in inputs.Keys.OrderBy(key => book.OrderOf(key, window)))
            explained[next] = Of(book, next, window, [.. inputs[next].Select(i => explained[i.Node] with { Weight = i.Weight })]);
        return explained[node];
    }

    private static Explanation Of(ScoreBook book, NodeRef node, Window window, Explanation[] inputs)
    {
        var model = book.Model.In(window);
        var (name, rule) = node.Kind switch
        {
            NodeKind.Kpi => (model.Kpi(node.Id).Name, RollUpRule.WeightedMean),
            NodeKind.Objective => (model.Objective(node.Id).Name, model.Objective(node.Id).Rule),
            NodeKind.Perspective => (model.Perspective(node.PerspectiveId).Name, RollUpRule.WeightedMean),
            NodeKind.Unit => (model.Unit(node.Id).Name, RollUpRule.WeightedMean),
        };
        var explanation = new Explanation(node, name, book.Score(node, window), 1, rule, inputs) { Order = book.OrderOf(node, window) };
        return node.Kind != NodeKind.Kpi
            ? explanation
            : explanation with
            {
                Figure = book.Figure(node.Id, window),
                Scale = book.Scale(node.Id, window),
            };
    }
}

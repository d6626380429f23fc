using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>What a line of an explanation is about.</summary>
public enum NodeKind
{
    Unit,
    Perspective,
    Objective,
    Kpi,
}

/// <summary>Names a node of the tree. A perspective is one of a unit; elsewhere <paramref name="PerspectiveId"/> is 0.</summary>
public readonly record struct NodeRef(NodeKind Kind, long Id, long PerspectiveId = 0);

/// <summary>
/// Why a node has its score: its inputs with the weights that made it, each explained in turn, down to the KPIs.
/// </summary>
/// <param name="Weight">Effective weight in the node above, 0 to 1; 1 for the node asked about. The present inputs' weights sum to 1.</param>
/// <param name="Rule">How the inputs make the score; weighted mean for KPIs, which have none.</param>
public sealed record Explanation(NodeRef Node, string Name, Score Score, double Weight, RollUpRule Rule, IReadOnlyList<Explanation> Inputs)
{
    /// <summary>For KPIs: the value, else null.</summary>
    public KpiFigure? Figure { get; init; }

    /// <summary>For KPIs: the points of the scale over the window; empty where scales of two kinds met and periods were averaged.</summary>
    public IReadOnlyList<ScalePoint> Scale { get; init; } = [];

    /// <summary>
    /// The KPIs below with the product of the effective weights on the way, added up over ways; weight times score sums to the node's score.
    /// </summary>
    public IReadOnlyDictionary<long, (double Weight, double Score)> Leaves()
    {
        var leaves = new Dictionary<long, (double Weight, double Score)>();
        Collect(this, 1);
        return leaves;

        void Collect(Explanation node, double weight)
        {
            if (node.Node.Kind == NodeKind.Kpi && weight > 0)
                leaves[node.Node.Id] = (leaves.GetValueOrDefault(node.Node.Id).Weight + weight, node.Score.Value);
            foreach (var input in node.Inputs)
                if (input.Weight > 0)
                    Collect(input, weight * input.Weight);
        }
    }

    /// <summary>Explains a node of a book.</summary>
    public static Explanation Of(ScoreBook book, NodeRef node, Window window) => Of(book, node, window, 1);

    private static Explanation Of(ScoreBook book, NodeRef node, Window window, double weight)
    {
        var model = book.Model;
        if (node.Kind == NodeKind.Kpi)
            return new(node, model.Kpi(node.Id).Name, book.Kpi(node.Id, window), weight, RollUpRule.WeightedMean, [])
            {
                Figure = book.Figure(node.Id, window),
                Scale = book.Scale(node.Id, window),
            };

        var inputs = book.Inputs(node, window);
        var weights = new double[inputs.Count];
        var (rule, share, name) = node.Kind switch
        {
            NodeKind.Objective => (model.Objective(node.Id).Rule, (double)model.Objective(node.Id).CascadeShare, model.Objective(node.Id).Name),
            NodeKind.Perspective => (RollUpRule.WeightedMean, 0.0, model.Perspective(node.PerspectiveId).Name),
            _ => (RollUpRule.WeightedMean, 0.0, model.Unit(node.Id).Name),
        };
        RollUpWeights.Effective(rule, model.Organization.Bands, share,
            [.. inputs.Select(i => new RollUpWeights.Input(i.Node.Kind == NodeKind.Objective && node.Kind == NodeKind.Objective, i.Weight, i.Score.Value))], weights);
        return new(node, name, book.Score(node, window), weight, rule, [.. inputs.Select((input, i) => Of(book, input.Node, window, weights[i]))]);
    }
}

/// <summary>An input of a node with its relative weight in a window, before any rule.</summary>
public readonly record struct WeightedInput(NodeRef Node, double Weight, Score Score);

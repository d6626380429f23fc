using Scorecard.Domain.Objectives;

namespace Scorecard.Domain.Scoring;

/// <content>The tree of one month alone, for those who look at the structure rather than at scores.</content>
internal sealed partial class ScoreGraph
{
    private volatile ScoreGraph[] stills = [];

    /// <summary>The month of a still; of the graph itself the last day of all.</summary>
    public DateOnly Day { get; private set; } = DateOnly.MaxValue;

    /// <summary>
    /// The tree as it is in a month, with the same numbers for nodes and rows, and no weight that is different at another time. Itself
    /// where nothing ever was.
    /// </summary>
    public ScoreGraph Still(DateOnly day)
    {
        if (Model.History.IsEmpty || Day != DateOnly.MaxValue)
            return this;
        var model = Model.At(day);
        foreach (var known in stills)
            if (known.Model == model)
                return known;
        var still = new ScoreGraph(this, day);
        stills = [still, .. stills.Take(1)];
        return still;
    }

    private ScoreGraph(ScoreGraph all, DateOnly day)
    {
        (Model, Day) = (all.Model.At(day), day);
        (ObjectiveCount, NodeCount, SeriesById, ObjectiveNode) = (all.ObjectiveCount, all.NodeCount, all.SeriesById, all.ObjectiveNode);
        Objectives = [.. all.Objectives.Select(o => Model.Objective(o.Id))];
        (PerspectiveIds, PerspectiveNode, UnitNode) = (all.PerspectiveIds, all.PerspectiveNode, all.UnitNode);
        (Kpis, KpiStart, ObjectiveOfRow, KpiWeights) = (all.Kpis, all.KpiStart, all.ObjectiveOfRow, all.KpiWeights);
        (PlainMean, RolledUpChildrenFirst, HasFormulas) = (all.PlainMean, all.RolledUpChildrenFirst, all.HasFormulas);
        orderByTime = all.orderByTime;
        (Rules, CascadeShares) = (new RollUpRule[NodeCount], new double[NodeCount]);
        InputStart = new int[NodeCount + 1];
        var (inputs, weights) = (new List<int>(all.Inputs.Length), new List<double>(all.Inputs.Length));
        var usedBy = new List<int>?[NodeCount];
        for (var node = 0; node < NodeCount; node++)
        {
            (Rules[node], CascadeShares[node]) = all.RuleOn(node, day);
            for (var i = all.InputStart[node]; i < all.InputStart[node + 1]; i++)
            {
                var weight = all.Weights[i] is >= 0 and var steady ? steady : all.DatedWeights[NodeInputs.PlaceOf(all.Weights[i])].On(day);
                if (double.IsNaN(weight))
                    continue;
                inputs.Add(all.Inputs[i]);
                weights.Add(weight);
                (usedBy[all.Inputs[i]] ??= []).Add(node);
            }
            InputStart[node + 1] = inputs.Count;
        }
        (Inputs, Weights, DatedWeights) = ([.. inputs], [.. weights], []);
        UsedBy = [.. usedBy.Select(users => users?.ToArray() ?? [])];
    }
}

using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>Two states of the KPIs below a node, and the effects that lead from one to the other.</summary>
internal sealed class MovementStates(ScoreBook before, Window from, ScoreBook after, Window to, double mean)
{
    private readonly State first = new(before, from);
    private readonly State second = new(after, to);

    /// <summary>The parts of all KPIs below, gate by gate.</summary>
    public void AddLeaves(List<MovementPart> parts, List<Gates.Gate> gatesBefore, List<Gates.Gate> gatesAfter)
    {
        var was = gatesBefore.ToDictionary(g => g.ObjectiveId);
        var now = gatesAfter.ToDictionary(g => g.ObjectiveId);
        foreach (var through in was.Keys.Union(now.Keys))
        {
            first.Spread(was, through);
            second.Spread(now, through);
            foreach (var row in second.Weights.Rows)
            {
                var kpi = second.Graph.Kpis[row];
                var earlier = first.RowOf(kpi.Kpi.Id, row, second.Graph);
                var reached = earlier >= 0 && first.Reaches(earlier);
                AddLeaf(parts, through, kpi.Kpi.Id, reached ? first.Weights.OfRow[earlier] : 0, second.Weights.OfRow[row], reached, true);
            }
            foreach (var row in first.Weights.Rows)
            {
                var kpi = first.Graph.Kpis[row];
                if (second.RowOf(kpi.Kpi.Id, row, first.Graph) is var later && (later < 0 || !second.Reaches(later)))
                    AddLeaf(parts, through, kpi.Kpi.Id, first.Weights.OfRow[row], 0, true, false);
            }
        }
    }

    /// <summary>The parts of one KPI with its weights in the two states.</summary>
    /// <param name="reachedBefore">Whether the KPI is below the node at all before.</param>
    /// <param name="reachedAfter">The same, after.</param>
    public void AddLeaf(List<MovementPart> parts, long through, long kpiId, double weightBefore, double weightAfter, bool reachedBefore, bool reachedAfter)
    {
        if (weightBefore == 0 && weightAfter == 0)
            return;
        var (s1, s2) = (reachedBefore ? first.ScoreOf(kpiId) : State.NA, reachedAfter ? second.ScoreOf(kpiId) : State.NA);
        if (s1 >= 0 && s2 >= 0)
        {
            var (value, target) = first.Graph == second.Graph && first.HoldsOneScale(kpiId) ? (s2 - s1, 0) : ValueAndTarget(kpiId, s1, s2);
            var weight = (weightBefore + weightAfter) / 2;
            Add(MovementCause.Value, weight * value);
            Add(MovementCause.Target, weight * target);
            Add(MovementCause.Weight, ((s1 + s2) / 2 - mean) * (weightAfter - weightBefore));
        }
        else if (s2 >= 0)
            Add(double.IsNaN(s1) ? MovementCause.NewlyReported : MovementCause.Added, (s2 - mean) * weightAfter);
        else
            Add(double.IsNaN(s2) ? MovementCause.Missing : MovementCause.Removed, (mean - s1) * weightBefore);

        void Add(MovementCause cause, double points)
        {
            if (points != 0)
                parts.Add(new(through, kpiId, cause, points));
        }
    }

    /// <summary>The change of a KPI's score by its value and by its scale, each as the mean over both orders of the two steps.</summary>
    private (double Value, double Target) ValueAndTarget(long kpiId, double s1, double s2)
    {
        var (v1, v2) = (first.Book.Figure(kpiId, from).Value, second.Book.Figure(kpiId, to).Value);
        var (scale1, scale2) = (first.Book.Scale(kpiId, from), second.Book.Scale(kpiId, to));
        // Where the kind of scale changes inside a sum there are no points to hold the other value against.
        if (scale1.Count == 0 || scale2.Count == 0)
            return (s2 - s1, 0);
        var (new1, old2) = (ScoringScale.Score(v2, [.. scale1]), ScoringScale.Score(v1, [.. scale2]));
        return ((new1 - s1 + s2 - old2) / 2, (old2 - s1 + s2 - new1) / 2);
    }

    private sealed class State(ScoreBook book, Window window)
    {
        public const double NA = -1;
        private readonly (ScoreSheet Sheet, int Column) at = book.Column(window);

        public ScoreBook Book => book;

        public ScoreGraph Graph => book.Graph;

        public LeafWeights Weights { get; } = new(book, window);

        public void Spread(Dictionary<long, Gates.Gate> gates, long through)
        {
            if (gates.TryGetValue(through, out var gate))
                Weights.Spread(Graph.ObjectiveNode[through], gate.Weight, gate.OwnOnly);
            else
                Weights.Clear();
        }

        public bool Reaches(int row) => Weights.Reaches(row);

        /// <summary>The row of a KPI that is at a row of another graph, or −1.</summary>
        public int RowOf(long kpiId, int row, ScoreGraph other) =>
            other == Graph ? row : Graph.SeriesById.TryGetValue(kpiId, out var series) ? series.Row : -1;

        /// <summary>NaN where missing, negative where not applicable.</summary>
        public double ScoreOf(long kpiId) => Graph.SeriesById.TryGetValue(kpiId, out var series) ? at.Sheet.KpiScore(series.Row, at.Column) : NA;

        /// <summary>Whether one and the same scale scores the KPI whatever the window.</summary>
        public bool HoldsOneScale(long kpiId) => Graph.SeriesById[kpiId] is { OnlyScale: not null, Aggregation: not Kpis.TimeAggregation.Sum };
    }
}

using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

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
                AddLeaf(parts, through, first.Reached(second, row), row);
            foreach (var row in first.Weights.Rows)
                if (second.Reached(first, row) < 0)
                    AddLeaf(parts, through, row, -1);
        }
    }

    /// <summary>The parts of one KPI, alone.</summary>
    public void AddKpi(List<MovementPart> parts, long kpiId)
    {
        var (was, now) = (first.Graph.SeriesById[kpiId], second.Graph.SeriesById[kpiId]);
        AddLeaf(parts, now.Kpi.ObjectiveId, was.Row, now.Row, 1, 1);
    }

    private void AddLeaf(List<MovementPart> parts, long through, int was, int now) =>
        AddLeaf(parts, through, was, now, was < 0 ? 0 : first.Weights.OfRow[was], now < 0 ? 0 : second.Weights.OfRow[now]);

    /// <param name="was">The KPI's row before, or −1 where it was not below the node.</param>
    /// <param name="now">The same, after.</param>
    private void AddLeaf(List<MovementPart> parts, long through, int was, int now, double weightBefore, double weightAfter)
    {
        if (weightBefore == 0 && weightAfter == 0)
            return;
        var (s1, s2) = (first.ScoreOf(was), second.ScoreOf(now));
        var kpiId = (now < 0 ? first.Graph.Kpis[was] : second.Graph.Kpis[now]).Kpi.Id;
        if (s1 >= 0 && s2 >= 0)
        {
            var (value, target) =
                first.Graph == second.Graph && HoldsOneScale(first.Graph.Kpis[was]) ? (s2 - s1, 0) : ValueAndTarget(kpiId, s1, s2);
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

    /// <summary>Whether one and the same scale scores the KPI whatever the window.</summary>
    private static bool HoldsOneScale(KpiSeries kpi) => kpi is { OnlyScale: not null, Aggregation: not Kpis.TimeAggregation.Sum };

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
        private const double NA = -1;
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

        /// <summary>The row, in this state, of a KPI of another one; −1 where it is not below the node here.</summary>
        public int Reached(State other, int row)
        {
            var here =
                other.Graph == Graph ? row
                : Graph.SeriesById.TryGetValue(other.Graph.Kpis[row].Kpi.Id, out var series) ? series.Row
                : -1;
            return here >= 0 && Weights.Reaches(here) ? here : -1;
        }

        /// <summary>NaN where missing, negative where not applicable or not there.</summary>
        public double ScoreOf(int row) => row < 0 ? NA : at.Sheet.KpiScore(row, at.Column);
    }
}

using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// One organization's scores, resident in memory: structure and values in, scores out. Every node's score is a weighted mean of its present
/// inputs; <see cref="ScoreSheet"/> holds the arithmetic, <see cref="RollUpWeights"/> the rules. A changed value re-scores only what it
/// feeds, to the identical bits of a full pass. Any number may read it at once, whatever they make it work out; who records has it alone.
/// </summary>
public sealed partial class ScoreBook
{
    private readonly ScoreGraph graph;
    private readonly List<long> toRecordAnew = [];
    private long sequence;
    private DateOnly firstDay = DateOnly.MaxValue;
    private DateOnly lastDay = DateOnly.MinValue;

    /// <param name="valuesFrom">
    /// An earlier book of the same organization whose values are copied, where the structure alone has changed. It stays as it is.
    /// <see cref="ToRecordAnew"/> says which could not be copied.
    /// </param>
    /// <exception cref="RuleViolation">Contributions or KPI parents form a circle.</exception>
    public ScoreBook(OrganizationModel model, ScoreBook? valuesFrom = null)
    {
        graph = new ScoreGraph(model);
        if (valuesFrom is null)
            return;
        firstDay = valuesFrom.firstDay;
        lastDay = valuesFrom.lastDay;
        sequence = valuesFrom.Sequence;
        kept = valuesFrom.kept;
        CopyWaiting(valuesFrom);
        if (model.Organization.WaitingCounts != valuesFrom.Model.Organization.WaitingCounts)
            toRecordAnew.AddRange(waiting.Keys.Select(at => at.Kpi).Distinct());
        foreach (var series in graph.Kpis)
            if (
                valuesFrom.graph.SeriesById.TryGetValue(series.Kpi.Id, out var earlier)
                && !(series.IsComputed && earlier.IsComputed)
                && !series.TryCopyFrom(earlier)
            )
                toRecordAnew.Add(series.Kpi.Id);
        valueBytes = graph.Kpis.Sum(series => series.Bytes);
    }

    /// <summary>A book for questions in passing about a changed tree.</summary>
    internal ScoreBook(ScoreGraph graph) => (this.graph, rolledUpStale, KeepsNoSheets) = (graph, false, true);

    public OrganizationModel Model => graph.Model;

    /// <summary>
    /// The organization's last transaction that this book has taken in; its keeper notes it, while others read where it brought no value. 0
    /// before any.
    /// </summary>
    public long Sequence
    {
        get => whole?.Sequence ?? Volatile.Read(ref sequence);
        set => Volatile.Write(ref sequence, value);
    }

    /// <summary>
    /// The KPIs of the earlier book whose values do not fit any more, because the frequency changed, or the KPI became a ratio, stopped
    /// being one, or was rolled up before or is now, or because what waits counts now or no longer does. Where there are any, all values
    /// are to be recorded again: <see cref="Recorded"/> may be shorter too.
    /// </summary>
    public IReadOnlyList<long> ToRecordAnew => toRecordAnew;

    /// <summary>First and last day for which any value is recorded, or null while there is none.</summary>
    public (DateOnly First, DateOnly Last)? Recorded => firstDay <= lastDay ? (firstDay, lastDay) : null;

    private void RecordCounted(long kpiId, DateOnly periodStart, MeasuredValue value)
    {
        if (!graph.SeriesById.TryGetValue(kpiId, out var series) || series.IsComputed)
            return;
        var slot = series.Calendar.IndexOf(series.Frequency, periodStart);
        valueBytes -= series.Bytes;
        series.Set(slot, value);
        valueBytes += series.Bytes;
        transients = [];
        seen = [];
        Forget();
        var period = series.Calendar.At(series.Frequency, slot);
        if (period.Start < firstDay || period.End > lastDay)
        {
            (firstDay, lastDay) = (period.Start < firstDay ? period.Start : firstDay, period.End > lastDay ? period.End : lastDay);
            foreach (var stretch in held)
                stretch.Kept = null;
            held = [];
        }
        if (held.Length == 0)
        {
            rolledUpStale = true;
            return;
        }
        if (graph.HasFormulas)
        {
            RescoreAll(series, slot);
            return;
        }
        for (; ; slot = series.Calendar.IndexOf(series.Frequency, period.Anchor))
        {
            foreach (var stretch in held)
                if (
                    stretch.Kept is { Sheet: var sheet }
                    && sheet.TryColumns(series.Frequency, slot, series.Kpi.CarryForward, out var from, out var to)
                )
                    Rescore(sheet, series.Row, from, to);
            if (series.ParentAt(slot) is not { IsComputed: true } parent)
                return;
            period = series.Calendar.At(series.Frequency, slot);
            series = parent;
            KpiScoring.RollUpSlot(series, series.Calendar.IndexOf(series.Frequency, period.Anchor));
        }
    }

    /// <summary>A KPI's value over a window; state missing where nothing was reported.</summary>
    public KpiFigure Figure(long kpiId, Window window)
    {
        Refresh();
        var series = graph.SeriesById[kpiId];
        var slots = KpiScoring.SlotsIn(series.Frequency, window, series.Calendar);
        return KpiScoring.Figure(series, slots) with { Decimals = KpiScoring.Decimals(series, slots) };
    }

    /// <summary>
    /// The same without counting <see cref="KpiFigure.Decimals"/>, which takes far longer than the value: for those who ask for thousands
    /// of periods.
    /// </summary>
    internal KpiFigure UncountedFigure(long kpiId, Window window)
    {
        Refresh();
        var series = graph.SeriesById[kpiId];
        return KpiScoring.Figure(series, KpiScoring.SlotsIn(series.Frequency, window, series.Calendar));
    }

    /// <summary>The value of a KPI's own period by its number in the calendar: NaN where missing, infinite where not applicable.</summary>
    internal double OwnValue(long kpiId, int slot)
    {
        Refresh();
        return graph.SeriesById[kpiId].At(slot);
    }

    /// <summary>A KPI's score. Windows of days and weeks are as quick as those of months.</summary>
    public Score Kpi(long kpiId, Window window)
    {
        Refresh();
        var series = graph.SeriesById[kpiId];
        return KpiScoring.Of(series, KpiScoring.SlotsIn(series.Frequency, window, series.Calendar)) with { IsAbout = IsAbout(series) };
    }

    public Score Objective(long objectiveId, Window window) => Node(graph.ObjectiveNode[objectiveId], window);

    /// <summary>A perspective of one unit; not applicable where the unit has no objective in it.</summary>
    public Score Perspective(long unitId, long perspectiveId, Window window) =>
        graph.PerspectiveNode.TryGetValue((unitId, perspectiveId), out var node)
            ? Node(node, window)
            : new(ScoreState.NotApplicable, double.NaN, double.NaN, double.NaN, double.NaN, false);

    public Score Unit(long unitId, Window window) => Node(graph.UnitNode[unitId], window);

    /// <summary>Whether a node is in the structure; a perspective is, of any unit that is.</summary>
    internal bool Knows(NodeRef node) =>
        node.Kind switch
        {
            NodeKind.Kpi => graph.SeriesById.ContainsKey(node.Id),
            NodeKind.Objective => graph.ObjectiveNode.ContainsKey(node.Id),
            NodeKind.Unit or NodeKind.Perspective => graph.UnitNode.ContainsKey(node.Id),
        };

    /// <summary>Any node's score.</summary>
    public Score Score(NodeRef node, Window window) =>
        node.Kind switch
        {
            NodeKind.Kpi => Kpi(node.Id, window),
            NodeKind.Objective => Objective(node.Id, window),
            NodeKind.Perspective => Perspective(node.Id, node.PerspectiveId, window),
            NodeKind.Unit => Unit(node.Id, window),
        };

    /// <summary>
    /// What a node is made of, with relative weights: an objective's KPIs and counted contributions, a perspective's objectives, a unit's
    /// perspectives.
    /// </summary>
    public IReadOnlyList<WeightedInput> Inputs(NodeRef node, Window window)
    {
        var (sheet, column) = Column(window);
        var model = Model.In(window);
        IEnumerable<(NodeRef Node, double Weight)> inputs = node.Kind switch
        {
            NodeKind.Unit => model
                .Perspectives.Where(p => model.ObjectivesOf(model.Unit(node.Id)).Any(o => o.PerspectiveId == p.Id))
                .Select(p => (Node: new NodeRef(NodeKind.Perspective, node.Id, p.Id), Weight: (double)p.Weight)),
            NodeKind.Perspective => model
                .ObjectivesOf(model.Unit(node.Id))
                .Where(o => o.PerspectiveId == node.PerspectiveId)
                .Select(o => (new NodeRef(NodeKind.Objective, o.Id), (double)o.Weight)),
            NodeKind.Objective => model
                .KpisOf(model.Objective(node.Id))
                .Select(k => (new NodeRef(NodeKind.Kpi, k.Id), sheet.KpiWeight(graph.SeriesById[k.Id].Row, column)))
                .Concat(
                    model
                        .ContributionsTo(model.Objective(node.Id))
                        .Where(c => c.Counts)
                        .Select(c => (new NodeRef(NodeKind.Objective, c.FromId), (double)c.Weight))
                ),
            NodeKind.Kpi => [],
        };
        return [.. inputs.Select(i => new WeightedInput(i.Node, i.Weight, Score(i.Node, window)))];
    }

    /// <summary>The status of a score by the organization's bands and minimum coverage.</summary>
    public Status StatusOf(Score score) => score.Status(Model.Organization.Bands, Model.Organization.MinimumCoverage);

    /// <summary>The status of a KPI's score, by its own bands where it has some.</summary>
    public Status StatusOf(Kpi kpi, Score score) =>
        score.Status(kpi.BandsWithin(Model.Organization.Bands), Model.Organization.MinimumCoverage);
}

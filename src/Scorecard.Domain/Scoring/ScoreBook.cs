using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// One organization's scores, resident in memory: structure and values in, scores out. Every node's score is a weighted mean of its present
/// inputs; <see cref="ScoreSheet"/> holds the arithmetic, <see cref="RollUpWeights"/> the rules. A changed value re-scores only what it feeds,
/// to the identical bits of a full pass. Not safe for simultaneous use: its keeper takes turns.
/// </summary>
public sealed partial class ScoreBook
{
    /// <summary>A sheet grows to a window asked for only this far from the values; beyond, a passing one answers.</summary>
    private const int Reach = 400;

    private readonly ScoreGraph graph;
    private readonly List<long> toRecordAnew = [];
    private readonly Dictionary<(Frequency, bool ToDate), (int First, ScoreSheet Sheet)> sheets = [];
    private DateOnly firstDay = DateOnly.MaxValue;
    private DateOnly lastDay = DateOnly.MinValue;
    private (Window Window, ScoreSheet Sheet)? passing;
    private bool rolledUpStale = true;
    private int[] queue = new int[16];

    /// <param name="valuesFrom">
    /// An earlier book of the same organization whose values are taken over, where the structure alone has changed. It must not be used again.
    /// <see cref="ToRecordAnew"/> says which could not be.
    /// </param>
    /// <exception cref="RuleViolation">Contributions or KPI parents form a circle.</exception>
    public ScoreBook(OrganizationModel model, ScoreBook? valuesFrom = null)
    {
        graph = new ScoreGraph(model);
        if (valuesFrom is null)
            return;
        (firstDay, lastDay, Sequence, kept) = (valuesFrom.firstDay, valuesFrom.lastDay, valuesFrom.Sequence, valuesFrom.kept);
        foreach (var series in graph.Kpis)
            if (
                valuesFrom.graph.SeriesById.TryGetValue(series.Kpi.Id, out var earlier)
                && !(series.IsComputed && earlier.IsComputed)
                && !series.TryTakeFrom(earlier)
            )
                toRecordAnew.Add(series.Kpi.Id);
    }

    /// <summary>A book for passing questions about a changed tree.</summary>
    internal ScoreBook(ScoreGraph graph) => (this.graph, rolledUpStale, Passes) = (graph, false, true);

    /// <summary>Whether it scores a window at a time and keeps none.</summary>
    private bool Passes { get; }

    public OrganizationModel Model => graph.Model;

    /// <summary>The organization's last transaction that this book has taken in; its keeper notes it. 0 before any.</summary>
    public long Sequence { get; set; }

    /// <summary>
    /// The KPIs of the earlier book whose values do not fit any more, because the frequency changed, or the KPI became a ratio, stopped being
    /// one, or was rolled up before or is now. Where there are any, all values are to be recorded again: <see cref="Recorded"/> may be
    /// shorter too.
    /// </summary>
    public IReadOnlyList<long> ToRecordAnew => toRecordAnew;

    /// <summary>First and last day for which any value is recorded, or null while there is none.</summary>
    public (DateOnly First, DateOnly Last)? Recorded => firstDay <= lastDay ? (firstDay, lastDay) : null;

    /// <summary>
    /// Takes in the value of one own period of an entered KPI, replacing what was there. A KPI that is not in the model is passed over.
    /// </summary>
    /// <param name="periodStart">First day of the period.</param>
    public void Record(long kpiId, DateOnly periodStart, MeasuredValue value)
    {
        if (!graph.SeriesById.TryGetValue(kpiId, out var series) || series.IsComputed)
            return;
        var slot = series.Calendar.IndexOf(series.Frequency, periodStart);
        series.Set(slot, value);
        passing = null;
        remembered.Clear();
        var period = series.Calendar.At(series.Frequency, slot);
        if (period.Start < firstDay || period.End > lastDay)
        {
            (firstDay, lastDay) = (period.Start < firstDay ? period.Start : firstDay, period.End > lastDay ? period.End : lastDay);
            sheets.Clear();
        }
        if (sheets.Count == 0)
        {
            rolledUpStale = true;
            return;
        }
        for (; ; slot = series.Calendar.IndexOf(series.Frequency, period.Anchor))
        {
            foreach (var (_, sheet) in sheets.Values)
                if (sheet.TryColumns(series.Frequency, slot, series.Kpi.CarryForward, out var from, out var to))
                    Rescore(sheet, series.Row, from, to);
            if (series.Parent is not { IsComputed: true } parent)
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

    /// <summary>The same without counting <see cref="KpiFigure.Decimals"/>, which takes far longer than the value: for those who ask for thousands of periods.</summary>
    internal KpiFigure UncountedFigure(long kpiId, Window window)
    {
        Refresh();
        var series = graph.SeriesById[kpiId];
        return KpiScoring.Figure(series, KpiScoring.SlotsIn(series.Frequency, window, series.Calendar));
    }

    /// <summary>A KPI's score. Windows of days and weeks are as quick as those of months.</summary>
    public Score Kpi(long kpiId, Window window)
    {
        Refresh();
        var series = graph.SeriesById[kpiId];
        return KpiScoring.Of(series, KpiScoring.SlotsIn(series.Frequency, window, series.Calendar));
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
    /// What a node is made of, with relative weights: an objective's KPIs and counted contributions, a perspective's objectives, a unit's perspectives.
    /// </summary>
    public IReadOnlyList<WeightedInput> Inputs(NodeRef node, Window window)
    {
        var (sheet, column) = Column(window);
        IEnumerable<(NodeRef Node, double Weight)> inputs = node.Kind switch
        {
            NodeKind.Unit => Model
                .Perspectives.Where(p => graph.PerspectiveNode.ContainsKey((node.Id, p.Id)))
                .Select(p => (Node: new NodeRef(NodeKind.Perspective, node.Id, p.Id), Weight: (double)p.Weight)),
            NodeKind.Perspective => Model
                .ObjectivesOf(Model.Unit(node.Id))
                .Where(o => o.PerspectiveId == node.PerspectiveId)
                .Select(o => (new NodeRef(NodeKind.Objective, o.Id), (double)o.Weight)),
            NodeKind.Objective => Model
                .KpisOf(Model.Objective(node.Id))
                .Select(k => (new NodeRef(NodeKind.Kpi, k.Id), sheet.KpiWeight(graph.SeriesById[k.Id].Row, column)))
                .Concat(
                    Model
                        .ContributionsTo(Model.Objective(node.Id))
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

    /// <summary>The points against which a KPI is scored in a window: for a sum over several periods, those of the reported ones added up.</summary>
    public IReadOnlyList<ScalePoint> Scale(long kpiId, Window window)
    {
        Refresh();
        var series = graph.SeriesById[kpiId];
        var slots = KpiScoring.SlotsIn(series.Frequency, window, series.Calendar);
        return KpiScoring.ScaleFor(series, KpiScoring.Figure(series, slots), slots, out _).ToArray();
    }

    /// <summary>What a KPI is to reach in a window, by the points that score it there: a sum has to reach the targets of its periods together.</summary>
    public Aim? AimIn(long kpiId, Window window)
    {
        Refresh();
        var series = graph.SeriesById[kpiId];
        var slots = KpiScoring.SlotsIn(series.Frequency, window, series.Calendar);
        var figure = KpiScoring.Figure(series, slots);
        var scale = series.ScaleAt(figure.IsPresent ? figure.LastSlot : slots.Last);
        return Aim.Of(scale.Kind, scale.Direction, [.. KpiScoring.ScaleFor(series, figure, slots, out _)], Model.Organization.Bands);
    }

    /// <summary>The scale in effect in one of the KPI's own periods, whether or not a value is recorded there.</summary>
    public ScoringScale ScaleOf(long kpiId, Period period)
    {
        var series = graph.SeriesById[kpiId];
        return series.ScaleAt(series.Calendar.IndexOf(series.Frequency, period.Start));
    }

    internal ScoreGraph Graph
    {
        get
        {
            Refresh();
            return graph;
        }
    }

    /// <summary>A number by which inputs come before what they are inputs of.</summary>
    internal int OrderOf(NodeRef node) =>
        node.Kind switch
        {
            NodeKind.Kpi => -1,
            NodeKind.Objective => graph.ObjectiveNode[node.Id],
            NodeKind.Perspective => graph.PerspectiveNode.GetValueOrDefault((node.Id, node.PerspectiveId)),
            NodeKind.Unit => graph.UnitNode[node.Id],
        };

    /// <summary>The sheet and column that hold a window.</summary>
    internal (ScoreSheet Sheet, int Column) Column(Window window)
    {
        Refresh();
        if (Passes)
            return (Passing(window), 0);
        var calendar = Model.Organization.Calendar;
        var (frequency, index) = (window.Period.Frequency, calendar.IndexOf(window.Period.Frequency, window.Period.Start));
        if (
            sheets.TryGetValue((frequency, window.ToDate), out var known)
            && index >= known.First
            && index < known.First + known.Sheet.Windows.Count
        )
            return (known.Sheet, index - known.First);

        var (first, last) =
            firstDay <= lastDay ? (calendar.IndexOf(frequency, firstDay), calendar.IndexOf(frequency, lastDay)) : (index, index);
        if (!calendar.Has(window.Period) || frequency < Frequency.Month || index < first - Reach || index > last + Reach)
            return (Passing(window), 0);
        if (known.Sheet is not null)
            (first, last) = (Math.Min(first, known.First), Math.Max(last, known.First + known.Sheet.Windows.Count - 1));
        (first, last) = (Math.Min(first, index), Math.Max(last, index));
        var windows = Enumerable
            .Range(first, last - first + 1)
            .Select(i => calendar.At(frequency, i))
            .Select(p => window.ToDate ? Window.FiscalYearToDate(p, calendar) : Window.Of(p))
            .ToArray();
        var sheet = new ScoreSheet(graph, windows);
        sheets[(frequency, window.ToDate)] = (first, sheet);
        return (sheet, index - first);
    }

    /// <summary>A sheet for one window that is not worth keeping beyond the next one.</summary>
    private ScoreSheet Passing(Window window)
    {
        if (passing?.Window != window)
            passing = (window, new ScoreSheet(graph, [window]));
        return passing.Value.Sheet;
    }

    private Score Node(int node, Window window)
    {
        var (sheet, column) = Column(window);
        return sheet.Node(node, column);
    }

    private void Refresh()
    {
        if (!rolledUpStale)
            return;
        foreach (var series in graph.RolledUpChildrenFirst)
            if (series.Children.Where(c => c.Series.Values.Length > 0).ToList() is { Count: > 0 } fed)
            {
                var (calendar, frequency) = (series.Calendar, series.Frequency);
                var from = fed.Min(c => calendar.IndexOf(frequency, calendar.At(c.Series.Frequency, c.Series.First).Anchor));
                var to = fed.Max(c => calendar.IndexOf(frequency, calendar.At(c.Series.Frequency, c.Series.Last).Anchor));
                for (var slot = from; slot <= to; slot++)
                    KpiScoring.RollUpSlot(series, slot);
            }
        rolledUpStale = false;
    }

    /// <summary>Scores a KPI's row anew and then all that it feeds, each node once and after its inputs.</summary>
    private void Rescore(ScoreSheet sheet, int row, int from, int to)
    {
        sheet.ScoreKpi(row, from, to);
        var count = 0;
        Add(graph.ObjectiveOfRow[row]);
        while (count > 0)
        {
            var smallest = 0;
            for (var i = 1; i < count; i++)
                if (queue[i] < queue[smallest])
                    smallest = i;
            var node = queue[smallest];
            queue[smallest] = queue[--count];
            sheet.ScoreNode(node, from, to);
            foreach (var user in graph.UsedBy[node])
                Add(user);
        }

        void Add(int node)
        {
            if (Array.IndexOf(queue, node, 0, count) >= 0)
                return;
            if (count == queue.Length)
                Array.Resize(ref queue, 2 * count);
            queue[count++] = node;
        }
    }
}

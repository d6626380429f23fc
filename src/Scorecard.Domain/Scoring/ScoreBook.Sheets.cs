using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <content>The sheets that hold the scores of windows: which are kept, and how they stay right when a value changes.</content>
public sealed partial class ScoreBook
{
    /// <summary>A sheet grows to a window asked for only this far from the values; beyond, a transient one answers.</summary>
    private const int Reach = 400;

    /// <summary>So many sheets of one window each are kept: two readers must not make each other's anew at every step.</summary>
    private const int MostTransient = 8;

    private readonly Stretch[] stretches = [.. Enumerable.Range(0, 2 * Enum.GetValues<Frequency>().Length).Select(_ => new Stretch())];
    private readonly Lock making = new();

    // Those of the stretches that hold a sheet: a changed value is not to look at all of them.
    private volatile Stretch[] held = [];
    private volatile (Window Window, Once<ScoreSheet> Sheet)[] transients = [];
    private volatile bool rolledUpStale = true;
    private int[] queue = new int[16];

    /// <summary>Whether it scores a window at a time and keeps none.</summary>
    private bool KeepsNoSheets { get; }

    internal ScoreGraph Graph
    {
        get
        {
            Refresh();
            return graph;
        }
    }

    /// <summary>The sheet and column that hold a window.</summary>
    internal (ScoreSheet Sheet, int Column) Column(Window window)
    {
        Refresh();
        if (KeepsNoSheets)
            return (TransientSheet(window), 0);
        var calendar = Model.Organization.Calendar;
        var frequency = window.Period.Frequency;
        var index = calendar.IndexOf(window.Period.Frequency, window.Period.Start);
        var stretch = stretches[2 * (int)frequency + (window.ToDate ? 1 : 0)];
        if (stretch.Kept is { } kept && kept.Holds(index))
            return (kept.Sheet, index - kept.First);

        var (first, last) =
            firstDay <= lastDay ? (calendar.IndexOf(frequency, firstDay), calendar.IndexOf(frequency, lastDay)) : (index, index);
        if (!calendar.Has(window.Period) || frequency < Frequency.Month || index < first - Reach || index > last + Reach)
            return (TransientSheet(window), 0);
        lock (stretch)
        {
            // Another reader may have made it meanwhile.
            if (stretch.Kept is not { } known)
                Hold(stretch, SheetOf(window, Math.Min(first, index), Math.Max(last, index)));
            else if (!known.Holds(index))
                stretch.Kept = SheetOf(window, Math.Min(Math.Min(first, index), known.First), Math.Max(Math.Max(last, index), known.Last));
            return (stretch.Kept!.Sheet, index - stretch.Kept.First);
        }
    }

    private void Hold(Stretch stretch, KeptSheet sheet)
    {
        stretch.Kept = sheet;
        lock (making)
            held = [.. held, stretch];
    }

    /// <summary>A sheet of windows like one, by the numbers of their periods.</summary>
    private KeptSheet SheetOf(Window like, int first, int last)
    {
        var calendar = Model.Organization.Calendar;
        var windows = Enumerable
            .Range(first, last - first + 1)
            .Select(i => calendar.At(like.Period.Frequency, i))
            .Select(p => like.ToDate ? Window.FiscalYearToDate(p, calendar) : Window.Of(p))
            .ToArray();
        return new(first, new ScoreSheet(graph, windows));
    }

    /// <summary>A sheet for one window that is not worth keeping beyond the next few.</summary>
    private ScoreSheet TransientSheet(Window window)
    {
        var sheet = KnownTransient(window) ?? NewTransient(window);
        return sheet.Made ?? Make(sheet, window);
    }

    private ScoreSheet Make(Once<ScoreSheet> sheet, Window window) => sheet.Of(() => new ScoreSheet(graph, [window]));

    private Once<ScoreSheet> NewTransient(Window window)
    {
        lock (making)
        {
            if (KnownTransient(window) is { } meanwhile)
                return meanwhile;
            var sheet = new Once<ScoreSheet>();
            transients = [(window, sheet), .. transients.Take(MostTransient - 1)];
            return sheet;
        }
    }

    private Once<ScoreSheet>? KnownTransient(Window window)
    {
        foreach (var (known, sheet) in transients)
            if (known == window)
                return sheet;
        return null;
    }

    /// <summary>A number by which inputs come before what they are inputs of in a window.</summary>
    internal int OrderOf(NodeRef node, Window window) =>
        node.Kind switch
        {
            NodeKind.Kpi => -1,
            NodeKind.Objective when graph.OrderOn(Model.Organization.Calendar.StructureDay(window)) is { } order => Array.IndexOf(
                order,
                graph.ObjectiveNode[node.Id]
            ),
            NodeKind.Objective => graph.ObjectiveNode[node.Id],
            NodeKind.Perspective => graph.PerspectiveNode.GetValueOrDefault((node.Id, node.PerspectiveId)),
            NodeKind.Unit => graph.UnitNode[node.Id],
        };

    private Score Node(int node, Window window)
    {
        var (sheet, column) = Column(window);
        return sheet.Node(node, column) with { IsAbout = aboutNodes.Length > 0 && aboutNodes[node] };
    }

    private void Refresh()
    {
        if (rolledUpStale)
            lock (making)
                if (rolledUpStale)
                    RollUp();
    }

    internal void RollUp()
    {
        var before = graph.ComputedBytes;
        // What is calculated from entered values alone waits for nothing else: each processor takes a share.
        Parallel.ForEach(graph.MadeOfEntered, series => Calculate(series, int.MinValue, int.MaxValue));
        foreach (var (series, first, last) in graph.RollUps())
            if (series.IsCalculated)
            {
                if (!series.IsMadeOfEntered)
                    Calculate(series, first, last);
            }
            else if (series.Children.Where(c => c.Series.Values.Length > 0).ToList() is { Count: > 0 } fed)
            {
                var calendar = series.Calendar;
                var frequency = series.Frequency;
                var from = fed.Min(c => calendar.IndexOf(frequency, calendar.At(c.Series.Frequency, c.Series.First).Anchor));
                var to = fed.Max(c => calendar.IndexOf(frequency, calendar.At(c.Series.Frequency, c.Series.Last).Anchor));
                for (var slot = Math.Max(from, first); slot <= Math.Min(to, last); slot++)
                    KpiScoring.RollUpSlot(series, slot);
            }
        valueBytes += graph.ComputedBytes - before;
        rolledUpStale = false;
    }

    private static void Calculate(KpiSeries series, int first, int last)
    {
        var (from, to) = (int.MaxValue, int.MinValue);
        foreach (var named in series.Named)
        {
            if (named.Values.Length == 0)
                continue;
            var (start, end) = Spreading.Reached(series, named, named.First, named.Last);
            (from, to) = (Math.Min(from, start), Math.Max(to, end));
        }
        (from, to) = (Math.Max(from, first), Math.Min(to, last));
        if (from <= to)
            KpiScoring.Calculate(series, from, to);
    }

    /// <summary>Carries a changed value on and scores all that it counts in, where formulas may look back from later windows.</summary>
    private void RescoreAll(KpiSeries series, int slot)
    {
        var reached = Spreading.Run(graph, series, slot);
        foreach (var stretch in held)
            if (stretch.Kept is { Sheet: var sheet })
            {
                if (sheet.TryColumns(series.Frequency, slot, series.Kpi.CarryForward, out var from, out var to))
                    Rescore(sheet, series.Row, from, to);
                foreach (var (above, (first, last)) in reached)
                    if (sheet.TryColumns(above, first, last, out from, out to))
                        Rescore(sheet, above.Row, from, to);
            }
    }

    /// <summary>Scores a KPI's row anew and then all that it feeds, each node once and after its inputs.</summary>
    private void Rescore(ScoreSheet sheet, int row, int from, int to)
    {
        sheet.ScoreKpi(row, from, to);
        foreach (var (first, last, place) in sheet.Passes(from, to))
        {
            var count = 0;
            Add(graph.ObjectiveOfRow[row]);
            while (count > 0)
            {
                var smallest = 0;
                for (var i = 1; i < count; i++)
                    if (Place(queue[i]) < Place(queue[smallest]))
                        smallest = i;
                var node = queue[smallest];
                queue[smallest] = queue[--count];
                sheet.ScoreNode(node, first, last);
                foreach (var user in graph.UsedBy[node])
                    if (sheet.IsInput(node, user, first, last))
                        Add(user);
            }

            int Place(int node) => place is not null && node < place.Length ? place[node] : node;

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

    /// <summary>The sheet of one frequency, to date or not, where anyone has asked for it. Who makes it holds this one alone.</summary>
    private sealed class Stretch
    {
        private volatile KeptSheet? kept;

        public KeptSheet? Kept
        {
            get => kept;
            set => kept = value;
        }
    }

    /// <param name="First">Number of the first window's period in the calendar.</param>
    private sealed record KeptSheet(int First, ScoreSheet Sheet)
    {
        public int Last => First + Sheet.Windows.Count - 1;

        public bool Holds(int index) => index >= First && index <= Last;
    }
}

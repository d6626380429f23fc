using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <content>The sheets that hold the scores of windows: which are kept, and how they stay right when a value changes.</content>
public sealed partial class ScoreBook
{
    /// <summary>A sheet grows to a window asked for only this far from the values; beyond, a transient one answers.</summary>
    private const int Reach = 400;

    private readonly Dictionary<(Frequency, bool ToDate), (int First, ScoreSheet Sheet)> sheets = [];
    private (Window Window, ScoreSheet Sheet)? transient;
    private bool rolledUpStale = true;
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
        if (
            sheets.TryGetValue((frequency, window.ToDate), out var known)
            && index >= known.First
            && index < known.First + known.Sheet.Windows.Count
        )
            return (known.Sheet, index - known.First);

        var (first, last) =
            firstDay <= lastDay ? (calendar.IndexOf(frequency, firstDay), calendar.IndexOf(frequency, lastDay)) : (index, index);
        if (!calendar.Has(window.Period) || frequency < Frequency.Month || index < first - Reach || index > last + Reach)
            return (TransientSheet(window), 0);
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
    private ScoreSheet TransientSheet(Window window)
    {
        if (transient?.Window != window)
            transient = (window, new ScoreSheet(graph, [window]));
        return transient.Value.Sheet;
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
                var calendar = series.Calendar;
                var frequency = series.Frequency;
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

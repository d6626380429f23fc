using Scorecard.Domain.Access;

namespace Scorecard.Domain.Scoring;

/// <content>The book as somebody gets it who may not see all of the organization.</content>
public sealed partial class ScoreBook
{
    /// <summary>So many are kept, of those that hide different units. Who is alone with theirs may have it made again.</summary>
    private const int MostSeen = 4;

    // Of a book that hides something: the one that it was made from, and what counts something hidden, by KPI row and by node.
    private readonly ScoreBook? whole;
    private readonly bool[] aboutRows = [];
    private readonly bool[] aboutNodes = [];

    private volatile (long[] Hidden, Once<ScoreBook> Book)[] seen = [];

    private ScoreBook(ScoreBook whole, long[] hidden)
    {
        var exact = whole.Graph;
        var copies = new Dictionary<long, KpiSeries>();
        foreach (var kpi in hidden.Select(whole.Model.Unit).SelectMany(whole.Model.ObjectivesOf).SelectMany(whole.Model.KpisOf))
            exact.SeriesById[kpi.Id].CopyWithAbove(exact, copies).Hide();
        foreach (var (computed, from, to) in exact.RollUps())
            if (copies.TryGetValue(computed.Kpi.Id, out var copy))
                if (!copy.IsCalculated)
                    for (var slot = Math.Max(from, copy.First); slot <= Math.Min(to, copy.Last); slot++)
                        KpiScoring.RollUpSlot(copy, slot);
                else if (Math.Max(from, copy.First) <= Math.Min(to, copy.Last))
                    KpiScoring.Calculate(copy, Math.Max(from, copy.First), Math.Min(to, copy.Last));
        this.whole = whole;
        graph = exact.With(copies);
        (firstDay, lastDay, kept, rolledUpStale) = (whole.firstDay, whole.lastDay, whole.kept, false);
        valueBytes = copies.Values.Sum(copy => copy.Bytes);
        foreach (var (at, value) in whole.waiting)
            if (graph.SeriesById.TryGetValue(at.Kpi, out var series) && !series.IsHidden)
                waiting[at] = value;
        aboutRows = new bool[graph.Kpis.Length];
        foreach (var copy in copies.Values)
            aboutRows[copy.Row] = true;
        aboutNodes = new bool[graph.NodeCount];
        var open = new Stack<int>(
            Enumerable
                .Range(0, graph.ObjectiveCount)
                .Where(node => aboutRows.AsSpan(graph.KpiStart[node]..graph.KpiStart[node + 1]).Contains(true))
        );
        while (open.TryPop(out var node))
            if (!aboutNodes[node])
            {
                aboutNodes[node] = true;
                foreach (var above in graph.UsedBy[node])
                    open.Push(above);
            }
    }

    /// <summary>
    /// The book as a person may have it. What they may not see counts in it, but roughly, by <see cref="Rough"/>, and everything else is
    /// worked out from that: so nothing that is read from it, and nothing that is supposed in it, tells more than the rough values. Where
    /// the person may see all, it is this book.
    /// </summary>
    public ScoreBook SeenBy(Actor actor)
    {
        long[] hidden = [.. Model.HiddenFrom(actor).Where(u => Model.ObjectivesOf(u).Any()).Select(u => u.Id)];
        if (hidden.Length == 0)
            return this;
        var book = KnownSeen(hidden) ?? NewSeen(hidden);
        return book.Made ?? book.Of(() => new ScoreBook(this, hidden));
    }

    /// <summary>Whether something counts in a node, and roughly, that the reader of this book may not see.</summary>
    public bool IsAbout(NodeRef node) =>
        aboutNodes.Length > 0
        && (node.Kind == NodeKind.Kpi ? aboutRows[graph.SeriesById[node.Id].Row] : graph.NodeOf(node) is { } number && aboutNodes[number]);

    private bool IsAbout(KpiSeries series) => aboutRows.Length > 0 && aboutRows[series.Row];

    private Once<ScoreBook> NewSeen(long[] hidden)
    {
        lock (making)
        {
            if (KnownSeen(hidden) is { } meanwhile)
                return meanwhile;
            var book = new Once<ScoreBook>();
            seen = [(hidden, book), .. seen.Take(MostSeen - 1)];
            return book;
        }
    }

    private Once<ScoreBook>? KnownSeen(long[] hidden)
    {
        foreach (var (known, book) in seen)
            if (known.AsSpan().SequenceEqual(hidden))
                return book;
        return null;
    }
}

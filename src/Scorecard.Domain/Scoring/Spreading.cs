using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// Carries a changed value on to all that is computed from it: rolled up, calculated, and both over each other, what comes below first.
/// </summary>
internal sealed class Spreading
{
    private readonly ScoreGraph graph;
    private readonly Dictionary<KpiSeries, (int From, int To)> open = [];

    private Spreading(ScoreGraph graph) => this.graph = graph;

    /// <summary>Works out anew the stored values of whatever a series' own period counts in.</summary>
    /// <returns>The computed series with their own periods that may have changed.</returns>
    public static IReadOnlyDictionary<KpiSeries, (int From, int To)> Run(ScoreGraph graph, KpiSeries changed, int slot)
    {
        var spreading = new Spreading(graph);
        spreading.PassOn(changed, slot, slot, null);
        spreading.Run();
        return spreading.open;
    }

    private void Run()
    {
        var from = DateOnly.MinValue;
        foreach (var (until, order) in graph.RolledUpChildrenFirst)
        {
            var (start, end, places) = (from, until, graph.PlacesOf(order));
            var queue = new PriorityQueue<KpiSeries, int>(open.Keys.Select(series => (series, places[series.Row])));
            var done = new HashSet<KpiSeries>();
            while (queue.TryDequeue(out var series, out _))
                if (done.Add(series))
                {
                    var (first, last) = open[series];
                    var limit = end == DateOnly.MaxValue ? int.MaxValue : series.FirstFrom(end) - 1;
                    (first, last) = (Math.Max(first, series.FirstFrom(start)), Math.Min(last, limit));
                    if (first > last)
                        continue;
                    if (series.IsCalculated)
                        KpiScoring.Calculate(series, first, last);
                    else
                        for (var slot = first; slot <= last; slot++)
                            KpiScoring.RollUpSlot(series, slot);
                    PassOn(series, first, last, above => queue.Enqueue(above, places[above.Row]));
                }
            from = until;
        }
    }

    private void PassOn(KpiSeries series, int from, int to, Action<KpiSeries>? next)
    {
        foreach (var (above, first, last) in series.Parents)
            if (above.IsComputed && Math.Max(from, first) <= Math.Min(to, last))
                Open(above, SlotOf(above, Math.Max(from, first)), SlotOf(above, Math.Min(to, last)));
        foreach (var user in series.Users)
        {
            var (first, last) = Reached(user, series, from, to);
            Open(user, first, last);
        }

        int SlotOf(KpiSeries above, int slot) => above.Calendar.IndexOf(above.Frequency, series.Calendar.At(series.Frequency, slot).Anchor);

        void Open(KpiSeries above, int first, int last)
        {
            open[above] = open.TryGetValue(above, out var known) ? (Math.Min(known.From, first), Math.Max(known.To, last)) : (first, last);
            next?.Invoke(above);
        }
    }

    /// <summary>The own periods of a calculated KPI that may be made of some of a named one's; rather too many than too few.</summary>
    public static (int From, int To) Reached(KpiSeries user, KpiSeries named, int from, int to)
    {
        var (calendar, reach) = (user.Calendar, user.ReachTo(named));
        if (named.Frequency > user.Frequency)
            to += named.Kpi.CarryForward;
        var (first, last) = (from, to);
        if (named.Frequency != user.Frequency)
        {
            first = calendar.IndexOf(user.Frequency, calendar.At(named.Frequency, from).Start) - 1;
            last = calendar.IndexOf(user.Frequency, calendar.At(named.Frequency, to).End) + 1;
        }
        return (first, last + reach.Steps + reach.Years * InAYear(user.Frequency));
    }

    /// <summary>The most periods that a year has.</summary>
    public static int InAYear(Frequency frequency) =>
        frequency switch
        {
            Frequency.Day => 371,
            Frequency.Week => 53,
            Frequency.Month or Frequency.Quarter or Frequency.HalfYear or Frequency.Year => 12 / Period.Months(frequency),
        };
}

using Scorecard.Domain.Health;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Attention;

/// <summary>Which own periods of KPIs that end in a window should have a value by now and have none, and none waits.</summary>
internal sealed class OverdueSlots
{
    private readonly ScoreBook book;
    private readonly ScoreGraph graph;
    private readonly KpiTraits[] kpis;
    private readonly DateOnly today;
    private readonly FiscalCalendar calendar;
    private readonly KpiScoring.Slots[] ending;
    private readonly Dictionary<(Frequency, int DueDays), int> lastDue = [];

    public OverdueSlots(ScoreBook book, Window window, DateOnly today)
    {
        this.book = book;
        graph = book.Graph;
        this.today = today;
        calendar = book.Model.Organization.Calendar;
        kpis = CascadeShape.Of(graph).Kpis;
        // Before the first value of all, nobody has begun, and nobody is late.
        ending = [.. Enum.GetValues<Frequency>().Select(f => book.Recorded is null ? new(0, -1, false) : Ending(f, window))];
    }

    /// <summary>How many there are of a row, and the first due day that was missed.</summary>
    public (int Count, DateOnly Since) Of(int row)
    {
        ref readonly var kpi = ref kpis[row];
        var own = ending[(int)kpi.Frequency];
        if (!kpi.IsEntered || own.First > own.Last)
            return default;
        if (!lastDue.TryGetValue((kpi.Frequency, kpi.DueDays), out var last))
            lastDue[(kpi.Frequency, kpi.DueDays)] = last = Math.Min(
                own.Last,
                calendar.IndexOf(kpi.Frequency, today.AddDays(-kpi.DueDays)) - 1
            );
        var series = graph.Kpis[row];
        var count = 0;
        var first = 0;
        for (var slot = last; slot >= own.First; slot--)
            if (double.IsNaN(series.At(slot)) && book.WaitingOf(series.Kpi, calendar.At(kpi.Frequency, slot)) is null)
            {
                count++;
                first = slot;
            }
        return count == 0 ? default : (count, series.Kpi.DueOn(calendar.At(kpi.Frequency, first)));
    }

    private KpiScoring.Slots Ending(Frequency frequency, Window window)
    {
        var slots = KpiScoring.SlotsIn(frequency, window, calendar);
        return slots.Coarser && calendar.At(frequency, slots.Last).End > window.End ? slots with { Last = slots.First - 1 } : slots;
    }
}

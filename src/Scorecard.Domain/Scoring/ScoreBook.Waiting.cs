using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>A value that waits for approval, and where.</summary>
public sealed record WaitingEntry(Kpi Kpi, Period Period, WaitingValue Value);

/// <content>What waits for approval beside what counts.</content>
public sealed partial class ScoreBook
{
    private const long OfWaiting = 150;

    private readonly Dictionary<(long Kpi, DateOnly Start), WaitingValue> waiting = [];

    /// <summary>What waits for approval in one of the KPI's own periods; null for nothing.</summary>
    public WaitingValue? WaitingOf(Kpi kpi, Period period) =>
        waiting.Count == 0 || period.Frequency != kpi.Frequency ? null : waiting.GetValueOrDefault((kpi.Id, period.Start));

    /// <summary>All that waits of one KPI, in no order.</summary>
    public IEnumerable<WaitingEntry> WaitingOf(Kpi kpi) =>
        waiting.Where(w => w.Key.Kpi == kpi.Id).Select(w => Entry(kpi, w.Key.Start, w.Value));

    /// <summary>All that waits, in no order; in the book of somebody who may not see all, what they see.</summary>
    public IEnumerable<WaitingEntry> Waiting() =>
        waiting.Where(w => Model.TryKpi(w.Key.Kpi, out _)).Select(w => Entry(Model.Kpi(w.Key.Kpi), w.Key.Start, w.Value));

    private WaitingEntry Entry(Kpi kpi, DateOnly start, WaitingValue value) =>
        new(kpi, Model.Organization.Calendar.Containing(kpi.Frequency, start), value);

    /// <summary>
    /// Takes in the value of one own period of an entered KPI, replacing what was there. A KPI that is not in the model is passed over.
    /// </summary>
    /// <param name="periodStart">First day of the period.</param>
    public void Record(long kpiId, DateOnly periodStart, MeasuredValue value) => Record(kpiId, periodStart, new PeriodValue(value, null));

    /// <summary>
    /// Takes in what the revisions of one own period come to, replacing what was there: what counts goes into the scores, and what waits
    /// does where the organization says so.
    /// </summary>
    /// <inheritdoc cref="Record(long, DateOnly, MeasuredValue)"/>
    public void Record(long kpiId, DateOnly periodStart, in PeriodValue value)
    {
        if (value.Waiting is { } waits)
            waiting[(kpiId, periodStart)] = waits;
        if (value.Waiting is not null || waiting.Remove((kpiId, periodStart)))
        {
            seen = [];
            Forget();
        }
        var counts = Model.Organization.WaitingCounts && value.Waiting is { } also ? also.Measured : value.Counted;
        if (counts is { } measured)
            RecordCounted(kpiId, periodStart, measured);
        else if (HasEver(kpiId, periodStart))
            RecordCounted(kpiId, periodStart, MeasuredValue.Withdrawn);
    }

    /// <summary>Whether something is stored for a period that never counted: it did while it waited.</summary>
    private bool HasEver(long kpiId, DateOnly periodStart) =>
        graph.SeriesById.TryGetValue(kpiId, out var series)
        && !series.IsComputed
        && series.Calendar.IndexOf(series.Frequency, periodStart) is var slot
        && series.Stores(slot)
        && !double.IsNaN(series.Values[slot - series.First]);

    private void CopyWaiting(ScoreBook from)
    {
        foreach (var (at, value) in from.waiting)
            waiting[at] = value;
    }
}

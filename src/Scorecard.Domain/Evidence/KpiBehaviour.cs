using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;

namespace Scorecard.Domain.Evidence;

/// <summary>How the value that a window shows stands among the KPI's own: what every row marks beside the status.</summary>
/// <param name="Signal">The gravest rule that fires at it; null where none does,
/// and where the window's last value is not the KPI's last one.</param>
/// <param name="Segment">The limits it stands under; null without values.</param>
public sealed record KpiBehaviour(Signal? Signal, LimitSegment? Segment, Assurance Assurance)
{
    public static KpiBehaviour Of(ScoreBook book, Kpi kpi, Window window)
    {
        var history = KpiHistory.Of(book, kpi, window);
        var last = history.Values.Count - 1;
        if (last < 0)
            return new(null, null, Assurance.None);
        var segment = history.Behaviour.SegmentAt(last);
        var period = history.PeriodAt(last);
        var signal = period.End < window.Start ? null : history.LastSignal;
        return new(signal, segment, history.AssuranceOf(segment));
    }
}

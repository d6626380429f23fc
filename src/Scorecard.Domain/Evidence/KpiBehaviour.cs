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
    /// <summary>What a row marks; null where nothing is news.</summary>
    public SignalMark? Mark { get; private init; }

    /// <summary>
    /// Whether it has never met its target: the target lies outside the limits, and no value that it ever had meets it.
    /// </summary>
    public bool NeverMet { get; private init; }

    /// <summary>Whether the value does what its limits say that it never does: it meets the target, or misses it.</summary>
    public bool IsAgainstAssurance { get; private init; }

    public static KpiBehaviour Of(ScoreBook book, Kpi kpi, Window window)
    {
        var history = KpiHistory.Of(book, kpi, window);
        var last = history.Values.Count - 1;
        if (last < 0)
            return new(null, null, Assurance.None);
        var segment = history.Behaviour.SegmentAt(last);
        var isLatest = history.PeriodAt(last).End >= window.Start;
        var assurance = history.AssuranceOf(segment);
        return new(isLatest ? history.LastSignal : null, segment, assurance)
        {
            Mark = isLatest ? history.Mark : null,
            NeverMet = assurance == Assurance.NeverMeets && !Enumerable.Range(0, last + 1).Any(i => Meets(i) == true),
            IsAgainstAssurance =
                isLatest
                && assurance switch
                {
                    Assurance.AlwaysMeets => Meets(last) == false,
                    Assurance.NeverMeets => Meets(last) == true,
                    Assurance.HitOrMiss or Assurance.None => false,
                },
        };

        bool? Meets(int index) =>
            double.IsFinite(history.Values[index]) && history.TargetOf(segment) is { } target
                ? Assurances.Meets(history.Values[index], target, kpi.Direction)
                : null;
    }
}

using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Kpis;

/// <content>Values that count once somebody has approved them.</content>
public sealed partial class Kpi
{
    /// <summary>Whether a value counts only once somebody else has approved it.</summary>
    public bool NeedsApproval { get; private set; }

    /// <summary>The person who approves its values instead of the owner.</summary>
    public long? SponsorId { get; private set; }

    /// <summary>Lets a value that waits count: a further revision that says the same.</summary>
    /// <param name="waiting">The highest revision of its period.</param>
    /// <exception cref="RuleViolation">The KPI takes no value there any more.</exception>
    public Measurement Approve(
        Measurement waiting,
        FiscalCalendar calendar,
        DateOnly? unitClosedFrom,
        DateOnly today,
        DateTime at,
        long? by
    ) =>
        Record(
            calendar.Containing(Frequency, waiting.PeriodStart),
            waiting.Measured,
            waiting.Note,
            waiting.Revision,
            calendar,
            unitClosedFrom,
            today,
            at,
            by
        );

    /// <summary>Gives a value that waits back to whoever submitted it; what counted before still does.</summary>
    /// <param name="waiting">The highest revision of its period.</param>
    /// <param name="reason">Null only where its own submitter takes it back.</param>
    public Measurement Return(Measurement waiting, string? reason, FiscalCalendar calendar, DateTime at, long? by) =>
        new(
            this,
            calendar.Containing(Frequency, waiting.PeriodStart),
            waiting.Revision + 1,
            waiting.Measured,
            reason,
            at,
            by,
            Standing.Returned
        );
}

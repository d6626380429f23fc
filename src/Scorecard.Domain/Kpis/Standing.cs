namespace Scorecard.Domain.Kpis;

/// <summary>Where a revision of a value stands with whoever approves it.</summary>
public enum Standing
{
    /// <summary>It counts: it needed no approval, or has it.</summary>
    Counted,

    /// <summary>It waits for approval; what counted before it still does.</summary>
    Waiting,

    /// <summary>What waited was given back, with the reason as the note, or taken back. What counted before it still does.</summary>
    Returned,
}

/// <summary>A value that waits for approval.</summary>
/// <param name="Revision">Its number among those of the period.</param>
/// <param name="By">Who submitted it; null for the program itself.</param>
/// <param name="At">When, UTC.</param>
public sealed record WaitingValue(MeasuredValue Measured, int Revision, long? By, DateTime At);

/// <summary>What the revisions of one period come to: what counts, and what waits beside it.</summary>
/// <param name="Counted">The last revision that counts; null where none ever did.</param>
public readonly record struct PeriodValue(MeasuredValue? Counted, WaitingValue? Waiting)
{
    public static PeriodValue Nothing => default;

    /// <param name="revisions">Of one period, first to last.</param>
    public static PeriodValue Of(IEnumerable<Measurement> revisions) => revisions.Aggregate(Nothing, (value, next) => value.With(next));

    /// <summary>The same after the next revision.</summary>
    public PeriodValue With(Measurement next) =>
        next.Standing switch
        {
            Standing.Counted => new(next.Measured, null),
            Standing.Waiting => this with { Waiting = new(next.Measured, next.Revision, next.RecordedBy, next.RecordedAt) },
            Standing.Returned => this with { Waiting = null },
        };
}

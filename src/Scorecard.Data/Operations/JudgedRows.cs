using Scorecard.Domain;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Operations;

/// <summary>What becomes of rows of values, once it is known what is recorded and nobody can change it.</summary>
/// <param name="closed">The last closed day; null where no month is closed.</param>
/// <param name="mayRestate">Whether a reason was given for changing closed months.</param>
internal sealed class JudgedRows(
    PreparedRows prepared,
    RecordedPeriods known,
    IReadOnlyList<ValueRow> rows,
    DateOnly? closed,
    bool mayRestate,
    DateTime now,
    long? by
)
{
    private readonly Dictionary<(long, DateOnly), int> spoken = [];
    private readonly Dictionary<long, Touched> restated = [];
    private readonly FiscalCalendar calendar = prepared.Organization.Calendar;

    public RowOutcome[] Outcomes { get; } = new RowOutcome[rows.Count];

    public List<Measurement> Recorded { get; } = [];

    /// <summary>What each recorded period comes to now.</summary>
    public List<ScoreBookShelf.NewValue> Taken { get; } = [];

    public IReadOnlyList<Touched> Restated => [.. restated.Values];

    public void Judge()
    {
        for (var i = 0; i < rows.Count; i++)
            Outcomes[i] = prepared.Rows[i] is { Target: { } target } row ? Judge(target, row, rows[i], i) : prepared.Rows[i].Refused;
    }

    private RowOutcome Judge(PreparedRows.Target target, PreparedRows.Row row, ValueRow sent, int number)
    {
        var kpi = target.Kpi;
        var at = known.Of(kpi.Id, row.Period.Start);
        if (!spoken.TryAdd((kpi.Id, row.Period.Start), number))
            return Refused($"Row {spoken[(kpi.Id, row.Period.Start)] + 1} has a value of this KPI for {Code(row)} already. Keep one.");
        if (sent.Seen is { } seen && seen != at.Revision)
            return new(RowState.Conflict, at.Revision, Changed(at));
        var note = string.IsNullOrWhiteSpace(sent.Note) ? null : sent.Note.Trim();
        var current = at.Value.Counted ?? MeasuredValue.Withdrawn;
        if (RecordingRules.Demand(sent.Value, note, current) is { } question)
            return Refused(
                question == RecordingQuestion.ReasonForNotApplicable
                    ? "Say in the note why there is no value."
                    : "There is no value that the note is about. Send one, or leave the note away."
            );
        if (sent.Value == MeasuredValue.Withdrawn && at.Value is { Waiting: not null })
            return Refused("A value waits here for approval. Take it back on its page.");
        if (kpi.Refusal(row.Period, calendar, target.ClosedFrom, prepared.Today) is { } refusal)
            return Refused(refusal);
        Measurement next;
        try
        {
            next = kpi.Record(
                row.Period,
                sent.Value,
                note,
                at.Revision,
                calendar,
                target.ClosedFrom,
                prepared.Today,
                now,
                by,
                target.Standing
            );
        }
        catch (RuleViolation broken)
        {
            return Refused(broken.Message);
        }
        var same = (at.Value.Waiting?.Measured ?? current) == next.Measured;
        if (same && (note is null || note == at.Note || at.Value.Waiting is not null))
            return new(RowState.Unchanged, at.Revision, null);
        if (row.IsFar && !same)
            return Refused($"{Said(next)} is far from what “{kpi.Name}” usually is. Correct it, or say that it is meant.");
        if (Restates(kpi, row) is { } closing)
            return Refused(closing);
        Recorded.Add(next);
        Taken.Add(new(kpi.Id, row.Period.Start, known.Take(next).Value));
        return new(next.Standing == Standing.Waiting ? RowState.Waiting : RowState.Recorded, next.Revision, null);

        RowOutcome Refused(string sentence) => new(RowState.Refused, at.Revision, sentence);
    }

    /// <summary>Takes down what reaches into closed months; says why not where there is no reason for it.</summary>
    private string? Restates(Kpi kpi, PreparedRows.Row row)
    {
        if (closed is not { } through || ClosedGuard.Value(kpi, row.Period, calendar, through) is not { } touched)
            return null;
        if (!mayRestate)
            return ClosedMonths.Refusal([touched], null, prepared.Organization);
        restated[kpi.Id] = restated.TryGetValue(kpi.Id, out var before)
            ? before with
            {
                Count = before.Count + 1,
                From = before.From < touched.From ? before.From : touched.From,
                Through = before.Through > touched.Through ? before.Through : touched.Through,
            }
            : touched;
        return null;
    }

    private string Code(PreparedRows.Row row) => PeriodCode.Format(row.Period, calendar);

    private static string Changed(RecordedPeriods.Known at) =>
        at.Revision == 0
            ? "There is no value here, while you know of one. Read it again, and send what is to be."
            : FormattableString.Invariant($"Somebody has recorded revision {at.Revision} meanwhile. Read it, and send what is to be.");

    private static string Said(Measurement next) =>
        next.Measured is { Numerator: { } numerator, Denominator: { } denominator }
            ? FormattableString.Invariant($"{numerator:0.######} / {denominator:0.######}")
            : FormattableString.Invariant($"{next.Value:0.######}");
}

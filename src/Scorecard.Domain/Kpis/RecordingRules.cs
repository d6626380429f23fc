using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Kpis;

/// <summary>What a value that can be recorded still leaves open.</summary>
public enum RecordingQuestion
{
    /// <summary>There is a note and no value that it is about.</summary>
    NoteWithoutValue,

    /// <summary>N/A without a word on why there is no value.</summary>
    ReasonForNotApplicable,

    /// <summary>Off track by the KPI's own bands, without a word on why.</summary>
    NoteOnOffTrack,

    /// <summary>A month that is closed says something else now, without a word on why.</summary>
    ReasonForCorrection,

    /// <summary>So far from what the KPI usually is that it may be a slip.</summary>
    FarFromUsual,
}

/// <summary>
/// Which questions a new value of one period raises, whatever door it comes through. What <see cref="Kpi.Record"/> refuses is never
/// recorded. What <see cref="IsFar"/> waits until a person says that it is meant. A word that is <see cref="Owed"/> keeps nothing waiting:
/// a wrong value must not stand because a note is missing.
/// </summary>
/// <param name="Scale">In effect in the period.</param>
/// <param name="Bands">The KPI's own or, where it has none, the organization's.</param>
/// <param name="Usual">What the KPI usually is in the period.</param>
public sealed record RecordingRules(Kpi Kpi, ScoringScale Scale, Bands Bands, UsualValues Usual)
{
    /// <summary>The score of a value, 0 to 100; null where it is no number, and without a target.</summary>
    public double? Score(MeasuredValue value) => !Scale.IsNone && value.Number(Kpi.Multiplier) is { } number ? Scale.Score(number) : null;

    /// <summary>What has to be answered before anything is recorded, or null.</summary>
    /// <param name="note">Trimmed; null for none.</param>
    /// <param name="current">What is recorded for the period so far; a withdrawal for nothing.</param>
    public static RecordingQuestion? Demand(MeasuredValue value, string? note, MeasuredValue current)
    {
        if (current != MeasuredValue.Withdrawn)
            return null;
        return value == MeasuredValue.Withdrawn && note is not null ? RecordingQuestion.NoteWithoutValue
            : value.NotApplicable && note is null ? RecordingQuestion.ReasonForNotApplicable
            : null;
    }

    /// <summary>The word that a recorded value still owes, or null.</summary>
    /// <param name="note">The value's; null for none.</param>
    /// <param name="replaced">What it took the place of in a month that was closed by then, with its note; null where it did not.</param>
    public RecordingQuestion? Owed(MeasuredValue value, string? note, (MeasuredValue Value, string? Note)? replaced)
    {
        if (replaced is { } earlier && earlier.Value != MeasuredValue.Withdrawn && earlier.Value != value && earlier.Note == note)
            return RecordingQuestion.ReasonForCorrection;
        if (note is not null)
            return null;
        return value.NotApplicable ? RecordingQuestion.ReasonForNotApplicable
            : IsOffTrack(value) ? RecordingQuestion.NoteOnOffTrack
            : null;
    }

    /// <summary>Whether a value is red by the KPI's bands.</summary>
    public bool IsOffTrack(MeasuredValue value) => Score(value) is { } score && Bands.Of(score) == Status.Red;

    /// <summary>Whether a value is none that the KPI usually has, see <see cref="UsualValues"/>. Answers of yes or no never are.</summary>
    public bool IsFar(MeasuredValue value) => value.Number(Kpi.Multiplier) is { } number && IsFar(number);

    /// <inheritdoc cref="IsFar(MeasuredValue)"/>
    /// <param name="number">What a ratio comes to.</param>
    public bool IsFar(double number) => Kpi.Direction != Direction.YesNo && !Usual.Hold(number);

    /// <summary>
    /// What was probably meant by a value that is far or that cannot be: of the slips that lead to a usual one, the nearest to the one
    /// expected. Null where there is none.
    /// </summary>
    public MeasuredValue? Slip(MeasuredValue typed) =>
        Slips
            .Of(typed)
            .Where(meant => meant.Number(Kpi.Multiplier) is not null && !IsFar(meant) && Kpi.CanBe(meant))
            .OrderBy(meant => Math.Abs(meant.Number(Kpi.Multiplier)!.Value - Usual.Expected))
            .Select(meant => (MeasuredValue?)meant)
            .FirstOrDefault();
}

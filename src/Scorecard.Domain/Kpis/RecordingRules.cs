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

    /// <summary>So far from the value before that it may be a slip. It is recorded all the same.</summary>
    FarFromBefore,
}

/// <summary>
/// Which questions a new value of one period raises, whatever door it comes through. What <see cref="Kpi.Record"/> refuses is never
/// recorded; a question is put to people: a page insists on an answer to what <see cref="Demand"/> names, an import can tell all of them
/// and takes the value as the file has it.
/// </summary>
/// <param name="Scale">In effect in the period.</param>
/// <param name="Bands">The KPI's own or, where it has none, the organization's.</param>
/// <param name="Before">The KPI's value in the period before; null where there is none.</param>
public sealed record RecordingRules(Kpi Kpi, ScoringScale Scale, Bands Bands, double? Before)
{
    /// <summary>A value is far from the one before where more than so many widths of the scale lie between them.</summary>
    private const double FarWidths = 2;

    /// <summary>The score of a value, 0 to 100; null where it is no number.</summary>
    public double? Score(MeasuredValue value) => value.Number(Kpi.Multiplier) is { } number ? Scale.Score(number) : null;

    /// <summary>What a value leaves open, the gravest first.</summary>
    /// <param name="note">Trimmed; null for none.</param>
    /// <param name="current">What is recorded for the period so far; a withdrawal for nothing.</param>
    public IEnumerable<RecordingQuestion> Questions(MeasuredValue value, string? note, MeasuredValue current)
    {
        if (Demand(value, note, current) is { } demand)
            yield return demand;
        if (IsFar(value))
            yield return RecordingQuestion.FarFromBefore;
    }

    /// <summary>The question that whoever types the value has to answer first, or null.</summary>
    /// <inheritdoc cref="Questions" path="/param"/>
    public RecordingQuestion? Demand(MeasuredValue value, string? note, MeasuredValue current)
    {
        if (note is not null)
            return value == MeasuredValue.Withdrawn && current == MeasuredValue.Withdrawn ? RecordingQuestion.NoteWithoutValue : null;
        return value.NotApplicable ? RecordingQuestion.ReasonForNotApplicable
            : IsOffTrack(value) ? RecordingQuestion.NoteOnOffTrack
            : null;
    }

    /// <summary>Whether a value is red by the KPI's bands.</summary>
    public bool IsOffTrack(MeasuredValue value) => Score(value) is { } score && Bands.Of(score) == Status.Red;

    /// <summary>Whether a value is more than twice the scale's width away from the one before. Answers of yes or no never are.</summary>
    public bool IsFar(MeasuredValue value) =>
        Kpi.Direction != Direction.YesNo
        && Before is { } before
        && value.Number(Kpi.Multiplier) is { } number
        && Math.Abs(number - before) > FarWidths * (Scale.Points[^1].Value - Scale.Points[0].Value);
}

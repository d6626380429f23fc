using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Entering;

/// <summary>
/// Saves one row. On top of the KPI's own rules a person at a screen is asked to explain what is off track or does not apply, to say twice that
/// a recorded value shall go, and is shown what someone else has saved meanwhile.
/// </summary>
public sealed class ValueEntry(OrganizationReader organizations, SignedInPerson person, RecordMeasurement record)
{
    /// <param name="current">The measurement that counts now, if any.</param>
    /// <param name="withdraw">The person has confirmed that the recorded value shall go.</param>
    public async Task<EntryResult> SaveAsync(EntryTarget target, EntryInput row, Measurement? current, bool withdraw, CancellationToken cancel)
    {
        var (value, problem) = row.Read(target);
        if (problem is null && row.Says(value, current))
            return EntryResult.Found(target, current);
        var score = problem is null ? target.Score(value) : null;
        if ((problem ?? ProblemOf(target, row, value, current)) is { } refused)
            return new(EntryState.Refused, current, score, refused);
        if ((current?.Revision ?? 0) != row.Seen)
            return new(EntryState.Conflict, current, score);
        if (value == MeasuredValue.Withdrawn && !withdraw)
            return new(EntryState.Withdrawing, current);
        try
        {
            var outcome = await record.ExecuteAsync(organizations.OrganizationId, person.Actor,
                target.Kpi.Id, target.Period, value, row.TrimmedNote, row.Seen, cancel);
            return outcome switch
            {
                null => new(EntryState.Refused, current, score, new(EntryBox.Value, "You may no longer enter this KPI's values. Ask a manager of the unit.")),
                { Theirs: { } theirs } => row.Says(value, theirs) ? EntryResult.Found(target, theirs) : new(EntryState.Conflict, theirs, score),
                { Recorded: var recorded } => EntryResult.Found(target, recorded) with
                {
                    Question = target.IsFar(value) ? EntryWords.Far(target) : row.TrimmedNote is null ? await SignalAsync(target, cancel) : null,
                },
            };
        }
        catch (RuleViolation broken)
        {
            return new(EntryState.Refused, current, score, new(EntryBox.Value, broken.Message));
        }
    }

    /// <summary>What the value that was just saved is among its own, where it is the latest and more than chance, and says something new.</summary>
    private Task<string?> SignalAsync(EntryTarget target, CancellationToken cancel) => organizations.ReadAsync(o =>
        o.Kpi(target.Id) is { } kpi && KpiHistory.Of(o.Book, kpi, target.Period.End) is { NewSignal: { } signal } history && history.PeriodAt(signal.Index) == target.Period
            ? EntryWords.Signal(history, signal) : null, cancel);

    private static EntryProblem? ProblemOf(EntryTarget target, EntryInput row, MeasuredValue value, Measurement? current) => row.TrimmedNote switch
    {
        { Length: > Text.DescriptionLength } => new(EntryBox.Note, $"Shorten the note to at most {Text.DescriptionLength} characters"),
        not null when value == MeasuredValue.Withdrawn && (current is null || current.Measured == MeasuredValue.Withdrawn) =>
            new(EntryBox.Value, "Give the value that the note is about, or choose N/A"),
        null when value.NotApplicable => new(EntryBox.Note, "Say why there is no value"),
        null when target.Tone(target.Score(value)) == Tone.Bad => new(EntryBox.Note, "Off track: a short note is needed"),
        _ => null,
    };
}

using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Enter;

/// <summary>
/// Saves one row. A person at a screen has to answer what <see cref="RecordingRules"/> demand, says twice that a recorded value shall go,
/// and is shown what someone else has saved meanwhile.
/// </summary>
public sealed class ValueEntry(OrganizationReader organizations, SignedInPerson person, RecordMeasurement record)
{
    /// <summary>Saves a row, or says why it is not saved.</summary>
    /// <param name="current">The measurement that counts now, if any.</param>
    /// <param name="withdraw">The person has confirmed that the recorded value shall go.</param>
    /// <returns>Null where the person may not, or may no longer, enter the KPI's values.</returns>
    public async Task<EntryResult?> SaveAsync(
        EntryTarget target,
        ValueInput row,
        Measurement? current,
        bool withdraw,
        CancellationToken cancel
    )
    {
        var (value, problem) = row.Read(target);
        if (problem is null && row.Says(value, current))
            return EntryResult.Found(target, current);
        var score = problem is null ? target.Rules.Score(value) : null;
        if ((problem ?? ProblemOf(target, row, value, current)) is { } refused)
            return new(EntryState.Refused, current, score, refused);
        if ((current?.Revision ?? 0) != row.Seen)
            return new(EntryState.Conflict, current, score);
        if (value == MeasuredValue.Withdrawn && !withdraw)
            return new(EntryState.Withdrawing, current);
        try
        {
            var outcome = await record.ExecuteAsync(
                organizations.OrganizationId,
                person.Actor,
                target.Kpi.Id,
                target.Period,
                value,
                row.TrimmedNote,
                row.Seen,
                cancel
            );
            return outcome switch
            {
                null => null,
                { Theirs: { } theirs } => row.Says(value, theirs)
                    ? EntryResult.Found(target, theirs)
                    : new(EntryState.Conflict, theirs, score),
                { Recorded: var recorded } => EntryResult.Found(target, recorded) with
                {
                    Question =
                        target.Rules.IsFar(value) ? EntryWords.Far(target)
                        : row.TrimmedNote is null ? await SignalAsync(target, cancel)
                        : null,
                },
            };
        }
        catch (RuleViolation broken)
        {
            return new(EntryState.Refused, current, score, new(EntryBox.Value, broken.Message));
        }
    }

    /// <summary>
    /// What the value that was just saved is among its own, where it is the latest and more than chance, and says something new.
    /// </summary>
    private Task<string?> SignalAsync(EntryTarget target, CancellationToken cancel) =>
        organizations.ReadAsync(
            o =>
                o.Kpi(target.Id) is { } kpi
                && KpiHistory.Of(o.Book, kpi, target.Period.End) is { NewSignal: { } signal } history
                && history.PeriodAt(signal.Index) == target.Period
                    ? EntryWords.Signal(history, signal)
                    : null,
            cancel
        );

    private static EntryProblem? ProblemOf(EntryTarget target, ValueInput row, MeasuredValue value, Measurement? current)
    {
        if (row.TrimmedNote is { Length: > Text.DescriptionLength })
            return new(EntryBox.Note, $"Shorten the note to at most {Text.DescriptionLength} characters");
        switch (target.Rules.Demand(value, row.TrimmedNote, current?.Measured ?? MeasuredValue.Withdrawn))
        {
            case RecordingQuestion.NoteWithoutValue:
                return new(EntryBox.Value, "Give the value that the note is about, or choose N/A");
            case RecordingQuestion.ReasonForNotApplicable:
                return new(EntryBox.Note, "Say why there is no value");
            case RecordingQuestion.NoteOnOffTrack:
                return new(EntryBox.Note, "Off track: a short note is needed");
            case RecordingQuestion.FarFromBefore:
            case null:
                break;
        }
        return null;
    }
}

using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Enter;

/// <summary>What the person at the screen has answered.</summary>
/// <param name="Withdraw">The recorded value shall go.</param>
/// <param name="Meant">The value that is held is meant.</param>
public readonly record struct EntryAnswered(bool Withdraw, bool Meant);

/// <summary>
/// Saves one row. A value that looks like a slip waits for a word, a person says twice that a recorded value shall go, and is shown what
/// someone else has saved meanwhile. A note is owed, never a condition, except where there is no value yet that it could be about.
/// </summary>
public sealed class ValueEntry(OrganizationReader organizations, SignedInPerson person, RecordMeasurement record, TimeProvider time)
{
    /// <summary>Saves a row, or says why it is not saved.</summary>
    /// <param name="past">What is known of the value.</param>
    /// <returns>Null where the person may not, or may no longer, enter the KPI's values.</returns>
    public async Task<EntryResult?> SaveAsync(
        EntryTarget target,
        ValueInput row,
        EntryPast past,
        EntryAnswered answered,
        CancellationToken cancel
    )
    {
        var ((value, problem), current) = (row.Read(target), past.Current);
        if (problem is null && row.Says(value, current))
            return await KeepAsync(target, past, cancel);
        if ((problem ?? ProblemOf(target, row, value, current)) is { } refused)
            return new(EntryState.Refused, current, Problem: refused) { Revision = past.Revision };
        var score = target.Rules.Score(value);
        if (past.Revision != row.Seen)
            return new(EntryState.Conflict, past.Last, score);
        if (value == MeasuredValue.Withdrawn && !answered.Withdraw)
            return new(EntryState.Withdrawing, current) { Revision = past.Revision };
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
                answered.Meant,
                cancel
            );
            return outcome switch
            {
                null => null,
                { Theirs: { } theirs } => row.Says(value, theirs)
                    ? EntryResult.Found(target, past.With(theirs), Today(target))
                    : new(EntryState.Conflict, theirs, score),
                { Held: { } held } => EntryResult.Found(target, past with { Held = held }, Today(target)),
                { Recorded: var recorded, Sequence: var number } => await RecordedAsync(target, past, recorded!, number, cancel),
            };
        }
        catch (RuleViolation broken)
        {
            return new(EntryState.Refused, current, Problem: new(EntryBox.Value, broken.Message))
            {
                Slip = target.Rules.Slip(value),
                Revision = past.Revision,
            };
        }
    }

    /// <summary>What is recorded stays: what was held beside it is dropped.</summary>
    public async Task<EntryResult?> KeepAsync(EntryTarget target, EntryPast past, CancellationToken cancel)
    {
        if (
            past.Held is not null
            && !await record.DropHeldAsync(organizations.OrganizationId, person.Actor, target.Kpi.Id, target.Period, cancel)
        )
            return null;
        return EntryResult.Found(target, past with { Held = null }, Today(target), fresh: true);
    }

    private async Task<EntryResult> RecordedAsync(
        EntryTarget target,
        EntryPast past,
        Measurement recorded,
        long number,
        CancellationToken cancel
    )
    {
        organizations.Wrote(number);
        var found = EntryResult.Found(target, past.With(recorded), Today(target), fresh: true);
        // What does not count yet says nothing new of the KPI.
        if (found.Owed is not null || recorded.Standing != Standing.Counted)
            return found;
        if (recorded.Note is null)
            return found with { Question = await SignalAsync(target, cancel) };
        var written = past.Current?.Note == recorded.Note ? past.Revisions.First(m => m.Note == recorded.Note).Measured : recorded.Measured;
        return written == recorded.Measured ? found : found with { NoteIsOf = written };
    }

    private DateOnly Today(EntryTarget target) => target.Organization.DateAt(time.GetUtcNow().UtcDateTime);

    /// <summary>
    /// What the value that was just saved is among its own, where it is the latest and more than chance, and says something new.
    /// </summary>
    private Task<string?> SignalAsync(EntryTarget target, CancellationToken cancel) =>
        organizations.ReadOnAsync(
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
        if (row.TrimmedNote is { Length: > TextRules.DescriptionLength })
            return new(EntryBox.Note, $"Shorten the note to at most {TextRules.DescriptionLength} characters");
        if (RecordingRules.Demand(value, row.TrimmedNote, current?.Measured ?? MeasuredValue.Withdrawn) is not { } question)
            return null;
        return new(question == RecordingQuestion.NoteWithoutValue ? EntryBox.Value : EntryBox.Note, EntryWords.Question(target, question));
    }
}

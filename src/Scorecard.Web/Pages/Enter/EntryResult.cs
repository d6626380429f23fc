using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Pages.Enter;

public enum EntryState
{
    /// <summary>Nothing is recorded.</summary>
    Open,
    Saved,
    NotApplicable,

    /// <summary>Submitted: it waits for approval, and what counted before still does.</summary>
    Waiting,

    /// <summary>Not saved: something typed does not fit.</summary>
    Refused,

    /// <summary>Not saved: someone else has saved since the person looked.</summary>
    Conflict,

    /// <summary>Not saved: emptying a recorded value takes a second word.</summary>
    Withdrawing,

    /// <summary>Kept, but counted nowhere: it looks like a slip, until somebody says that it is meant.</summary>
    Held,
}

/// <summary>How a row stands after it was sent, or as it is found.</summary>
/// <param name="Current">The measurement that waits for approval, else the one that counts, if any; in a conflict the other person's.
/// </param>
/// <param name="Score">Of what is recorded, or of what is typed beside another one's; null for what is held or refused.</param>
public sealed record EntryResult(
    EntryState State,
    Measurement? Current,
    double? Score = null,
    EntryProblem? Problem = null,
    string? Question = null
)
{
    public HeldValue? Held { get; init; }

    /// <summary>The number of the last revision, whatever became of it.</summary>
    public int Revision { get; init; } = Current?.Revision ?? 0;

    /// <summary>The revision by which what was submitted last came back.</summary>
    public Measurement? Returned { get; init; }

    /// <summary>What was probably meant by a value that is held or refused.</summary>
    public MeasuredValue? Slip { get; init; }

    /// <summary>What counts while something else is typed; null where nothing is recorded.</summary>
    public MeasuredValue? Published => Current is { Measured: var counts } && counts != MeasuredValue.Withdrawn ? counts : null;

    /// <summary>The note that a recorded value still owes.</summary>
    public EntryProblem? Owed { get; init; }

    /// <summary>The earlier value for which the note was written that now stands beside another one.</summary>
    public MeasuredValue? NoteIsOf { get; init; }

    public bool IsRecorded => State is EntryState.Saved or EntryState.NotApplicable or EntryState.Waiting;

    public bool IsDone => IsRecorded && Owed is null;

    public bool NeedsALook => State is EntryState.Refused or EntryState.Conflict or EntryState.Withdrawing or EntryState.Held;

    /// <summary>Whether there is nothing to say beyond that it is saved.</summary>
    public bool IsQuiet => !NeedsALook && Question is null && Owed is null && NoteIsOf is null;

    /// <summary>What keeps the row from being done, with the box it is about.</summary>
    public EntryProblem? Look => Problem ?? Owed;

    public string CssClass =>
        State switch
        {
            EntryState.Open => "",
            EntryState.Saved => Owed is null ? "saved" : "saved owed",
            EntryState.NotApplicable => Owed is null ? "saved na" : "saved na owed",
            EntryState.Waiting => Owed is null ? "saved submitted" : "saved submitted owed",
            EntryState.Held => "unsaved held",
            EntryState.Refused => Problem is { Box: EntryBox.Note } ? "unsaved note" : "unsaved",
            EntryState.Conflict or EntryState.Withdrawing => "unsaved",
        };

    /// <summary>A row as the store has it.</summary>
    /// <param name="fresh">It was saved just now. Of what is found in a closed month, only a correction owes a note: nobody asks for
    /// those of a year ago.</param>
    public static EntryResult Found(EntryTarget target, EntryPast past, DateOnly today, bool fresh = false)
    {
        if (past.Held is { } held)
            return new(EntryState.Held, past.Current)
            {
                Held = held,
                Slip = target.Rules.Slip(held.Measured),
                Revision = past.Revision,
            };
        if (past.Current is not { } current || (current.Measured == MeasuredValue.Withdrawn && past.Waiting is null))
            return new(EntryState.Open, past.Current) { Revision = past.Revision, Returned = past.Returned };
        var owed = target.Rules.Owed(current.Measured, current.Note, past.ReplacedIn(target));
        if (!fresh && owed != RecordingQuestion.ReasonForCorrection && target.IsClosedOn(today))
            owed = null;
        var state =
            past.Waiting is not null ? EntryState.Waiting
            : current.NotApplicable ? EntryState.NotApplicable
            : EntryState.Saved;
        return new(state, current, target.Rules.Score(current.Measured))
        {
            Revision = past.Revision,
            Returned = past.Returned,
            Owed = owed is { } question ? new(EntryBox.Note, EntryWords.Question(target, question)) : null,
        };
    }
}

using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Pages.Enter;

public enum EntryState
{
    /// <summary>Nothing is recorded.</summary>
    Open,
    Saved,
    NotApplicable,

    /// <summary>Not saved: something typed does not fit.</summary>
    Refused,

    /// <summary>Not saved: someone else has saved since the person looked.</summary>
    Conflict,

    /// <summary>Not saved: emptying a recorded value takes a second word.</summary>
    Withdrawing,
}

/// <summary>How a row stands after it was sent, or as it is found.</summary>
/// <param name="Current">The measurement that counts, if any; in a conflict the other person's.</param>
/// <param name="Score">Of what the row says, whether or not it is saved.</param>
public sealed record EntryResult(
    EntryState State,
    Measurement? Current,
    double? Score = null,
    EntryProblem? Problem = null,
    string? Question = null
)
{
    public bool IsDone => State is EntryState.Saved or EntryState.NotApplicable;

    public bool NeedsALook => State is EntryState.Refused or EntryState.Conflict or EntryState.Withdrawing;

    public string CssClass
    {
        get
        {
            if (IsDone)
                return State == EntryState.NotApplicable ? "saved na" : "saved";
            if (!NeedsALook)
                return "";
            return Problem is { Box: EntryBox.Note } ? "unsaved note" : "unsaved";
        }
    }

    /// <summary>A row as the store has it.</summary>
    public static EntryResult Found(EntryTarget target, Measurement? current) =>
        current switch
        {
            null => new(EntryState.Open, null),
            { NotApplicable: true } => new(EntryState.NotApplicable, current),
            _ when current.Measured == MeasuredValue.Withdrawn => new(EntryState.Open, current),
            _ => new(EntryState.Saved, current, target.Rules.Score(current.Measured)),
        };
}

using Scorecard.Domain.Kpis;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Enter;

/// <summary>A row of the page: what to enter, what the boxes hold, and how it stands.</summary>
/// <param name="Index">Its place in the form.</param>
/// <param name="Theirs">In a conflict, who saved what and when.</param>
public sealed record EntryRow(
    int Index,
    EntryTarget Target,
    ValueInput Input,
    EntryResult Result,
    string? Theirs,
    DateOnly Today,
    bool Focus
)
{
    public string Key => Target.Key;

    public string Name => Target.Kpi.Name;

    public string PeriodName => PeriodWords.Of(Target.Period, Target.Calendar);

    public Tone Tone => Target.Tone(Result.Score);

    public string? ValueMessage => Result.Problem is { Box: not EntryBox.Note } problem ? problem.Sentence : Result.Question;

    public string? NoteMessage => Result.Problem is { Box: EntryBox.Note } problem ? problem.Sentence : null;

    public bool IsMarked(EntryBox box) =>
        Result.Problem?.Box == box || (Target.Kind == EntryKind.Ratio && Result.Problem?.Box == EntryBox.Value && box != EntryBox.Note);

    public string CssClass => Result.CssClass;

    public string Field(string name) => $"Rows[{Index}].{name}";

    /// <summary>Asked under the row before anything is saved.</summary>
    public string? Ask => AskOf(Target, Result, Theirs);

    public static string? AskOf(EntryTarget target, EntryResult result, string? theirs) =>
        result.State switch
        {
            EntryState.Conflict => $"{theirs} Keep yours, or take theirs?",
            EntryState.Withdrawing => $"Withdraw {EntryWords.Value(target, result.Current!.Measured)}? "
                + $"{EntryWords.Brief(target.Period, target.Calendar).Capital()} is then open again.",
            EntryState.Open or EntryState.Saved or EntryState.NotApplicable or EntryState.Refused => null,
        };

    /// <summary>“Ada Lovelace saved 95.1% on 9 Nov 2026, 17:42.”</summary>
    public static string TheirsOf(EntryTarget target, Measurement theirs, string? who)
    {
        var what = theirs.Measured == MeasuredValue.Withdrawn ? "withdrew the value" : $"saved {EntryWords.Value(target, theirs.Measured)}";
        var note = theirs.Note is { } words ? $" with the note “{words}”" : "";
        return $"{who ?? "The program"} {what} on {PeriodWords.Moment(theirs.RecordedAt, target.Organization.TimeZone)}{note}.";
    }
}

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
    /// <summary>“waits for Jonas”; null where nothing does.</summary>
    public string? Waits { get; init; }

    public string Key => Target.Key;

    public string Name => Target.Kpi.Name;

    public string PeriodName => PeriodWords.Of(Target.Period, Target.Calendar);

    public Tone Tone => Target.Tone(Result.Score);

    public string? ValueMessage => Result.Look is { Box: not EntryBox.Note } look ? look.Sentence : Result.Question;

    public string? NoteMessage => Result.Look is { Box: EntryBox.Note } look ? look.Sentence : null;

    public bool IsMarked(EntryBox box) =>
        Result.Look?.Box == box || (Target.Kind == EntryKind.Ratio && Result.Look?.Box == EntryBox.Value && box != EntryBox.Note);

    /// <summary>What the two numbers of a ratio come to, or nothing.</summary>
    public string Quotient =>
        Input.Read(Target) is { Problem: null } read && read.Value.Number(Target.Kpi.Multiplier) is { } number
            ? "= " + KpiWords.Measured(Target.Kpi, number, Target.QuotientDecimals)
            : "";

    public string CssClass => Result.CssClass;

    public string Field(string name) => $"Rows[{Index}].{name}";

    /// <summary>Asked under the row.</summary>
    public EntryAsk? Ask => EntryAsk.Of(Target, Result, Theirs);

    /// <summary>“Ada Lovelace saved 95.1% on 9 Nov 2026, 17:42.”</summary>
    public static string TheirsOf(EntryTarget target, Measurement theirs, string? who)
    {
        var value = EntryWords.Value(target, theirs.Measured);
        var what = theirs switch
        {
            { Standing: Standing.Returned } => $"gave {value} back",
            { Measured: var withdrawn } when withdrawn == MeasuredValue.Withdrawn => "withdrew the value",
            { Standing: Standing.Waiting } => $"submitted {value} for approval",
            _ => $"saved {value}",
        };
        var note = theirs.Note is { } words ? $" with the note “{words}”" : "";
        return $"{who ?? "The program"} {what} on {PeriodWords.Moment(theirs.RecordedAt, target.Organization.TimeZone)}{note}.";
    }
}

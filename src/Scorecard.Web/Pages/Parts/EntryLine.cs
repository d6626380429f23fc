using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>An entry as pages list it.</summary>
/// <param name="Unit">Null where the page is about one unit anyway.</param>
/// <param name="Objective">Null for one about the unit as a whole.</param>
/// <param name="Owner">Who does an action; null for nobody yet.</param>
public sealed record EntryLine(
    MeetingEntry Entry,
    DateOnly HeldOn,
    string? Unit,
    string? Objective,
    string? Owner,
    bool CanEdit,
    DateOnly Today
)
{
    public string Path => $"~/units/{PublicIds.Format(Entry.UnitId)}/meeting/entries/{PublicIds.Format(Entry.Id)}";

    public bool IsLate => Entry.IsLate(Today);

    public string Icon =>
        Entry.Kind switch
        {
            MeetingEntryKind.Decision => "gavel",
            MeetingEntryKind.Action => Entry.IsOpen ? "checklist" : "check",
            MeetingEntryKind.Note => "note",
        };

    public Tone Tone =>
        IsLate ? Tone.Bad
        : Entry is { Kind: MeetingEntryKind.Action, IsOpen: false } ? Tone.Good
        : Tone.None;

    /// <summary>“Action · Inês Duarte · due 1 Dec 2026 · Keep our key accounts · 12 Nov 2026”.</summary>
    public string Where =>
        string.Join(
            " · ",
            new[]
            {
                Entry.Kind.ToString(),
                Entry.Kind == MeetingEntryKind.Action ? Owner ?? "nobody yet" : null,
                Entry.DoneOn is { } done ? $"done {PeriodWords.Day(done)}"
                : Entry.Due is { } due ? $"due {PeriodWords.Day(due)}{(IsLate ? ", late" : "")}"
                : null,
                Objective,
                Unit,
                $"written down {PeriodWords.Day(HeldOn)}",
            }.OfType<string>()
        );

    public static EntryLine Of(
        Captured captured,
        string? unit,
        string? objective,
        IReadOnlyDictionary<long, string> names,
        bool canEdit,
        DateOnly today
    ) =>
        new(
            captured.Entry,
            captured.Meeting.HeldOn,
            unit,
            objective,
            captured.Entry.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null,
            canEdit,
            today
        );
}

/// <summary>Entries in a list; what is ticked leads back to where it was.</summary>
/// <param name="Back">The address of the page.</param>
public sealed record EntryList(IReadOnlyList<EntryLine> Lines, string Back);

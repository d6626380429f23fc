using Scorecard.Domain.Changes;
using Scorecard.Domain.Objectives;

namespace Scorecard.Domain.Plans;

/// <summary>What was written down in a meeting.</summary>
public enum MeetingEntryKind
{
    Note,
    Decision,

    /// <summary>Something to be done, by somebody and until some day.</summary>
    Action,
}

/// <summary>What a person writes down in a meeting.</summary>
/// <param name="OwnerId">Who does it; only for actions.</param>
/// <param name="Due">Until when; only for actions.</param>
public sealed record MeetingText(string? Words, long? OwnerId = null, DateOnly? Due = null);

/// <summary>A note, a decision or an action of a meeting, about one objective of the unit or about the unit as a whole.</summary>
public sealed class MeetingEntry : IOwned, IJournaled, IVersioned
{
    private MeetingEntry() { }

    /// <param name="objective">Null where it is about the unit as a whole.</param>
    /// <exception cref="RuleViolation">Nothing is written, the objective is another unit's, or only an action could hold what is
    /// given.</exception>
    public MeetingEntry(long id, Meeting meeting, MeetingEntryKind kind, Objective? objective, MeetingText text)
    {
        RuleViolation.Unless(Enum.IsDefined(kind), "Choose a note, a decision or an action.");
        Id = id;
        OrganizationId = meeting.OrganizationId;
        MeetingId = meeting.Id;
        UnitId = meeting.UnitId;
        Kind = kind;
        Write(objective, text);
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Meeting;

    long IJournaled.SubjectId => UnitId;

    FormattableString IJournaled.Label => $"{Kind.ToString().ToLowerInvariant()}: {Words}";

    public long MeetingId { get; private set; }

    /// <summary>The meeting's unit.</summary>
    public long UnitId { get; private set; }

    public MeetingEntryKind Kind { get; private set; }

    public string Words { get; private set; } = "";

    public long? ObjectiveId { get; private set; }

    /// <summary>Who does the action.</summary>
    public long? OwnerId { get; private set; }

    /// <summary>The day until which the action is to be done.</summary>
    public DateOnly? Due { get; private set; }

    /// <summary>The day on which the action was ticked off; null while it is open.</summary>
    public DateOnly? DoneOn { get; private set; }

    public int Version { get; private set; }

    /// <summary>Whether it is an action that is still to be done.</summary>
    public bool IsOpen => Kind == MeetingEntryKind.Action && DoneOn is null;

    /// <summary>Whether it should be done by a day and is not.</summary>
    public bool IsLate(DateOnly today) => IsOpen && Due < today;

    /// <exception cref="RuleViolation">A rule is broken; nothing has changed.</exception>
    public void Write(Objective? objective, MeetingText text)
    {
        var words =
            TextRules.Description(text.Words, "The entry")
            ?? throw new RuleViolation(
                Kind switch
                {
                    MeetingEntryKind.Decision => "Write what was decided.",
                    MeetingEntryKind.Action => "Write what is to be done.",
                    MeetingEntryKind.Note => "Write the note.",
                }
            );
        RuleViolation.Unless(
            objective is null || objective.UnitId == UnitId,
            "An entry is about an objective of the unit that meets. Choose one of its own, or the unit as a whole."
        );
        RuleViolation.Unless(
            Kind == MeetingEntryKind.Action || (text.OwnerId is null && text.Due is null),
            "Only an action has somebody who does it and a day. Make it an action, or leave both empty."
        );
        Words = words;
        ObjectiveId = objective?.Id;
        OwnerId = text.OwnerId;
        Due = text.Due;
    }

    /// <summary>Ticks an action off, or with null opens it again.</summary>
    /// <exception cref="RuleViolation">It is no action.</exception>
    public void Tick(DateOnly? doneOn)
    {
        RuleViolation.Unless(Kind == MeetingEntryKind.Action, "Only an action can be ticked off.");
        DoneOn = doneOn is null ? null : DoneOn ?? doneOn;
    }

    /// <summary>Hands an action over.</summary>
    /// <exception cref="RuleViolation">It is no action.</exception>
    public void Own(long personId)
    {
        RuleViolation.Unless(Kind == MeetingEntryKind.Action, "Only an action has somebody who does it.");
        OwnerId = personId;
    }

    /// <summary>Makes it one about the unit as a whole, when its objective is removed.</summary>
    public void LoseObjective() => ObjectiveId = null;
}

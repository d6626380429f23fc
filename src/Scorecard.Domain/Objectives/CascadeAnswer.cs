using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Objectives;

/// <summary>What a unit answers to an objective of the tier above where it sets up none of its own.</summary>
public enum CascadeAnswerKind
{
    /// <summary>The unit owns the very objective together with others.</summary>
    Shared,

    /// <summary>The unit has no part in it.</summary>
    NotRelevant,
}

/// <summary>
/// Closes a gap of the cascade without an objective: the unit shares the upper objective, or says why it has no part in it.
/// A unit that does support it has an objective with a <see cref="Contribution"/> instead.
/// </summary>
public sealed class CascadeAnswer : IOwned, IJournaled
{
    private CascadeAnswer() { }

    /// <exception cref="RuleViolation">Another organization, the objective's own unit, or no reason where one is due.</exception>
    public CascadeAnswer(Objective objective, Unit unit, CascadeAnswerKind kind, string? reason, long? ownerId = null)
    {
        RuleViolation.Unless(objective.OrganizationId == unit.OrganizationId, "The unit belongs to another organization.");
        RuleViolation.Unless(objective.UnitId != unit.Id, $"“{objective.Name}” is an objective of “{unit.Name}” itself.");
        OrganizationId = unit.OrganizationId;
        ObjectiveId = objective.Id;
        UnitId = unit.Id;
        Change(kind, reason, ownerId);
    }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.CascadeAnswer;

    long IJournaled.SubjectId => ObjectiveId;

    FormattableString IJournaled.Label =>
        (Kind, Reason) switch
        {
            (CascadeAnswerKind.Shared, null) => $"shared by {UnitId}",
            (CascadeAnswerKind.Shared, _) => $"shared by {UnitId}: {Reason}",
            (CascadeAnswerKind.NotRelevant, _) => $"not relevant to {UnitId}: {Reason}",
        };

    public long ObjectiveId { get; private set; }

    public long UnitId { get; private set; }

    public CascadeAnswerKind Kind { get; private set; }

    /// <summary>Never null where the objective is not relevant.</summary>
    public string? Reason { get; private set; }

    /// <summary>The person of the unit who answers for its part in a shared objective.</summary>
    public long? OwnerId { get; private set; }

    public void Change(CascadeAnswerKind kind, string? reason, long? ownerId)
    {
        (Reason, OwnerId) = kind switch
        {
            CascadeAnswerKind.Shared => (TextRules.Description(reason, "The reason"), ownerId),
            CascadeAnswerKind.NotRelevant => (TextRules.Reason(reason, "the objective is not relevant to the unit"), (long?)null),
        };
        Kind = kind;
    }
}

using Scorecard.Domain.Model;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>What mends a finding, on a page that belongs to it.</summary>
public enum FixKind
{
    /// <summary>Nothing but looking inside and thinking helps.</summary>
    Look,
    AddObjective,
    AddKpi,

    /// <summary>To the finding's other thing, an objective.</summary>
    AddLeadingKpi,
    EditKpi,
    NameOwner,
    NameUpdaters,
    EnterValues,
    ChangeTarget,
    ChangeLinks,

    /// <summary>Of the finding's other thing.</summary>
    ChangeWeight,
    Cascade,
    PlanInitiative,
    ChooseKpis,
}

/// <summary>What mends a finding without any page, where a person need not decide more than yes.</summary>
public enum ClickKind
{
    None,

    /// <summary>Whoever clicks answers for it.</summary>
    Own,
    LetOwnerEnter,
    StartNow,
    MeasureAlike,
    CountOnce,
    Support,
    RemoveLink,
}

/// <summary>All that is to be said of a rule of the health check.</summary>
/// <param name="Title">What it is called in a heading.</param>
/// <param name="Sentence">What is wrong, where, and what to do.</param>
public sealed record RuleEntry(Severity Severity, string Title, FixKind Fix, Func<FindingWords, Finding, string> Sentence)
{
    public ClickKind Click { get; init; }

    /// <summary>The units whose figures were counted or added up, besides those that the finding names.</summary>
    public Func<OrganizationModel, Finding, IEnumerable<Unit>> Behind { get; init; } = (_, _) => [];

    /// <summary>What a finding rests on besides its figures, short; null for nothing.</summary>
    public Func<OrganizationModel, Finding, string>? Facts { get; init; }
}

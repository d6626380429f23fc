namespace Scorecard.Domain.Health;

/// <summary>What the health check looks for. Each finding names one of these; docs/health-check.md says when each fires.</summary>
public enum HealthRule
{
    NoObjectives,
    ObjectiveWithoutKpi,
    ObjectiveWithoutOwner,
    ObjectiveWithoutContribution,
    Unsupported,
    KpiNotBegun,
    KpiWithoutOwner,
    KpiWithoutUpdater,
    KpiWithoutValues,
    OnlyLagging,
    PerspectiveEmpty,
    TooManyObjectives,
    TooManyKpis,
    TargetsDoNotAddUp,
    DifferentBelow,
    DoubleCounting,
    FinerAbove,
    HeavyInput,
    Watermelon,
    RedWithoutInitiative,
    InitiativeWithoutKpi,
    CauseCircle,
}

/// <summary>How much a finding hurts.</summary>
public enum Severity
{
    /// <summary>The score says something wrong, or nothing at all.</summary>
    Problem,
    /// <summary>The cascade is likely to mislead, or nobody answers for a part of it.</summary>
    Warning,
    /// <summary>It would be better otherwise.</summary>
    Suggestion,
}

public static class HealthRules
{
    public static Severity SeverityOf(HealthRule rule) => rule switch
    {
        HealthRule.NoObjectives or HealthRule.ObjectiveWithoutKpi or HealthRule.Unsupported or HealthRule.KpiWithoutValues
            or HealthRule.RedWithoutInitiative or HealthRule.CauseCircle => Severity.Problem,
        HealthRule.KpiWithoutUpdater or HealthRule.OnlyLagging or HealthRule.PerspectiveEmpty or HealthRule.TooManyKpis => Severity.Suggestion,
        _ => Severity.Warning,
    };

    /// <summary>What a finding of a severity takes from its unit's health, as a share of one objective or KPI.</summary>
    public static double Debit(this Severity severity) => severity switch
    {
        Severity.Problem => 1,
        Severity.Warning => 0.5,
        _ => 0.2,
    };
}

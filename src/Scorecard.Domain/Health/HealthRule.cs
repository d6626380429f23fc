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

namespace Scorecard.Domain.Health;

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

public static class Severities
{
    /// <summary>What a finding of a severity takes from its unit's health, as a share of one objective or KPI.</summary>
    public static double Debit(this Severity severity) =>
        severity switch
        {
            Severity.Problem => 1,
            Severity.Warning => 0.5,
            Severity.Suggestion => 0.2,
        };
}

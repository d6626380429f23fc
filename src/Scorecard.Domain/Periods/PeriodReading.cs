namespace Scorecard.Domain.Periods;

/// <summary>What a period's code says: a period, or a sentence why it says none.</summary>
/// <param name="Period">Null where there is a problem.</param>
/// <param name="Problem">A sentence with its remedy; null where there is a period.</param>
/// <param name="IsBare">Whether it names a year without FY or CY where the two differ: it means what was said once, or nothing.</param>
public readonly record struct PeriodReading(Period? Period, string? Problem, bool IsBare = false);

/// <summary>What a year without FY or CY means where the fiscal year does not start in January.</summary>
public enum BareYears
{
    /// <summary>2025-Q1 is FY2025-Q1.</summary>
    Fiscal,

    /// <summary>2025-Q1 is CY2025-Q1, January to March 2025.</summary>
    Calendar,
}

namespace Scorecard.Domain.Periods;

/// <summary>By which of its two calendar years a fiscal year is called.</summary>
public enum FiscalYearNaming
{
    /// <summary>April 2025 to March 2026 is FY2025.</summary>
    Start,

    /// <summary>April 2025 to March 2026 is FY2026.</summary>
    End,
}

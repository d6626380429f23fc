namespace Scorecard.Domain.Periods;

/// <summary>How often a KPI is collected, finest first: a larger member is coarser.</summary>
public enum Frequency
{
    Day,
    /// <summary>An ISO week, Monday to Sunday. It belongs to the month and year of its Thursday.</summary>
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
}

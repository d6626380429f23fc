namespace Scorecard.Domain.Periods;

/// <summary>How often a KPI is collected, finest first: a larger member is coarser.</summary>
public enum Frequency
{
    Day,

    /// <summary>
    /// An ISO week, Monday to Sunday, which belongs to the month and year of its Thursday; or a week of a year made of weeks.
    /// </summary>
    Week,

    /// <summary>A calendar month, or the four or five weeks of a year made of weeks that stand for one.</summary>
    Month,
    Quarter,
    HalfYear,
    Year,
}

public static class Frequencies
{
    /// <summary>One of its periods, as it stands in a sentence: “half-year”.</summary>
    public static string InWords(this Frequency frequency) =>
        frequency switch
        {
            Frequency.Day => "day",
            Frequency.Week => "week",
            Frequency.Month => "month",
            Frequency.Quarter => "quarter",
            Frequency.HalfYear => "half-year",
            Frequency.Year => "year",
        };
}

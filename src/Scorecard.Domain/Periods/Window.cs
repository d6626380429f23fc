namespace Scorecard.Domain.Periods;

/// <summary>
/// What a page reports on: a period, or the fiscal year up to the end of one.
/// </summary>
/// <param name="Period">The period shown; with <paramref name="ToDate"/> the last one that counts.</param>
/// <param name="Start">First day.</param>
/// <param name="ToDate">From the start of the fiscal year to the end of <paramref name="Period"/>.</param>
public readonly record struct Window(Period Period, DateOnly Start, bool ToDate)
{
    /// <summary>Last day, included.</summary>
    public DateOnly End => Period.End;

    public static Window Of(Period period) => new(period, period.Start, false);

    public static Window FiscalYearToDate(Period last, FiscalCalendar calendar) => new(last, calendar.YearStart(last.Anchor), true);
}

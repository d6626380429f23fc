namespace Scorecard.Domain.Periods;

/// <summary>
/// Numbers the periods of an organization, so that values sit in arrays. Quarters, half-years and years follow the fiscal year;
/// days, ISO weeks and months are everyone's, unless the years are made of weeks: then weeks and months are the fiscal year's as well.
/// </summary>
/// <param name="StartMonth">The month in which the fiscal year starts, 1 to 12; one made of weeks starts at about its first day.</param>
/// <param name="Naming">By which of its two calendar years a fiscal year is called.</param>
/// <param name="Weeks">How years are made of whole weeks; null where they are made of calendar months.</param>
public readonly record struct FiscalCalendar(int StartMonth, FiscalYearNaming Naming = FiscalYearNaming.Start, WeekYears? Weeks = null)
{
    /// <summary>The calendar year.</summary>
    public static FiscalCalendar Calendar => new(1);

    /// <summary>Whether its years are the calendar's own, which need no FY in their codes.</summary>
    public bool IsCalendarYear => StartMonth == 1 && Weeks is null;

    /// <summary>Whether periods of a frequency follow the fiscal year, so that they move with its start.</summary>
    public bool IsFiscal(Frequency frequency) => frequency > (Weeks is null ? Frequency.Month : Frequency.Day);

    /// <summary>The number of the period that contains a day; consecutive periods have consecutive numbers.</summary>
    public int IndexOf(Frequency frequency, DateOnly day) =>
        Weeks is { } weeks && frequency != Frequency.Day ? weeks.IndexOf(frequency, day, StartMonth) : IndexByMonths(frequency, day);

    private int IndexByMonths(Frequency frequency, DateOnly day) =>
        frequency switch
        {
            Frequency.Day => day.DayNumber,
            Frequency.Week => day.DayNumber / 7,
            Frequency.Month => day.Year * 12 + day.Month - 1,
            Frequency.Quarter or Frequency.HalfYear or Frequency.Year => (day.Year * 12 + day.Month - StartMonth)
                / Period.Months(frequency),
        };

    /// <summary>The period with a number from <see cref="IndexOf"/>.</summary>
    public Period At(Frequency frequency, int index)
    {
        if (frequency == Frequency.Day)
            return new(frequency, DateOnly.FromDayNumber(index));
        if (Weeks is { } weeks)
            return weeks.At(frequency, index, StartMonth);
        if (frequency == Frequency.Week)
            return new(frequency, DateOnly.FromDayNumber(index * 7));
        var month = frequency == Frequency.Month ? index : index * Period.Months(frequency) + StartMonth - 1;
        return new(frequency, new DateOnly(month / 12, month % 12 + 1, 1));
    }

    public Period Containing(Frequency frequency, DateOnly day) => At(frequency, IndexOf(frequency, day));

    /// <summary>The period that comes <paramref name="count"/> after (or, negative, before) another of this calendar.</summary>
    public Period Shift(Period period, int count) => At(period.Frequency, IndexOf(period.Frequency, period.Start) + count);

    /// <summary>
    /// The last period of a frequency that belongs to another one, such as the last week of a year: that of its last Thursday.
    /// </summary>
    public Period LastIn(Period whole, Frequency frequency) =>
        Containing(frequency, whole.End) is var last && last.Anchor > whole.End ? Shift(last, -1) : last;

    /// <summary>
    /// The periods of a frequency that are over with a month: its days, the weeks whose Thursday lies in it, the month itself, and a longer
    /// period whose last month it is.
    /// </summary>
    public IEnumerable<Period> EndingWith(Period month, Frequency frequency)
    {
        for (var period = Containing(frequency, month.Start); period.Start <= month.End; period = Shift(period, 1))
            if (
                frequency == Frequency.Week
                    ? period.Anchor >= month.Start && period.Anchor <= month.End
                    : period.End >= month.Start && period.End <= month.End
            )
                yield return period;
    }

    /// <summary>The month that asks for the value of a period: that of a week's Thursday, of any other period's last day.</summary>
    public Period MonthOf(Period period) => Containing(Frequency.Month, period.Frequency == Frequency.Week ? period.Anchor : period.End);

    /// <summary>The first day of the month whose structure scores a window: its last one.</summary>
    public DateOnly StructureDay(in Window window) => MonthOf(window.Period).Start;

    /// <summary>The periods of a frequency that lie between two days, both included; a week lies where its Thursday does.</summary>
    /// <returns>Their numbers; the last before the first where there are none.</returns>
    public (int First, int Last) NumbersInside(Frequency frequency, DateOnly start, DateOnly end)
    {
        var (first, last) = (IndexOf(frequency, start), IndexOf(frequency, end));
        if (At(frequency, first).Anchor < start)
            first++;
        var ending = At(frequency, last);
        if ((frequency == Frequency.Week ? ending.Anchor : ending.End) > end)
            last--;
        return (first, last);
    }

    /// <inheritdoc cref="NumbersInside"/>
    /// <returns>In order of time; empty where there are none.</returns>
    public IEnumerable<Period> Inside(Frequency frequency, DateOnly start, DateOnly end)
    {
        var (first, last) = NumbersInside(frequency, start, end);
        for (var number = first; number <= last; number++)
            yield return At(frequency, number);
    }

    /// <summary>Whether a period is one of this calendar's own: FY2025-Q1 from February is none where the year starts in April.</summary>
    public bool Has(Period period) => Containing(period.Frequency, period.Start) == period;

    /// <summary>The year by which the fiscal year that contains a day is called: FY2026 for April 2025 to March 2026 by its end.</summary>
    public int YearName(DateOnly day) => IndexOf(Frequency.Year, day) + Later;

    /// <summary>The number of the fiscal year that is called by a year.</summary>
    public int YearNumber(int yearName) => yearName - Later;

    /// <summary>Which of its year's periods of the same length one is, from 1: 3 for June in a year from April.</summary>
    public int NumberInYear(Period period) =>
        IndexOf(period.Frequency, period.Start) - IndexOf(period.Frequency, YearStart(period.Start)) + 1;

    /// <summary>First day of the fiscal year that contains a day.</summary>
    public DateOnly YearStart(DateOnly day) => Containing(Frequency.Year, day).Start;

    // A year's number is that of the calendar year in whose start month it begins; from January on it ends in the same.
    private int Later => Naming == FiscalYearNaming.End && StartMonth > 1 ? 1 : 0;
}

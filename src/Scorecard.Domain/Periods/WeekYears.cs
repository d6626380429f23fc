namespace Scorecard.Domain.Periods;

/// <summary>
/// Fiscal years of 52 or 53 whole weeks: four quarters of 13 weeks, each of three months of 4 or 5. The 53rd week, where there is one, is
/// the last of the twelfth month.
/// </summary>
/// <param name="Pattern">How many weeks the three months of a quarter have.</param>
/// <param name="FirstDay">The weekday on which a week begins, and so each month, quarter and year.</param>
/// <param name="Ends">Which of two ends of the same month closes a year.</param>
public sealed record WeekYears(WeekPattern Pattern, DayOfWeek FirstDay, WeekYearEnd Ends)
{
    private const int DaysInWeek = 7;
    private const int WeeksInQuarter = 13;
    private const int MonthsInQuarter = 3;

    /// <summary>The weekday on which a week ends, and so each month, quarter and year.</summary>
    public DayOfWeek LastDay => (DayOfWeek)(((int)FirstDay + 6) % DaysInWeek);

    // Day number 0 is a Monday.
    private int Shift => ((int)FirstDay + 6) % DaysInWeek;

    /// <summary>
    /// The number of the period that contains a day. A year's is the calendar year in whose start month it begins, or nearly.
    /// </summary>
    internal int IndexOf(Frequency frequency, DateOnly day, int startMonth)
    {
        if (frequency == Frequency.Week)
            return (day.DayNumber - Shift + DaysInWeek) / DaysInWeek;
        var year = YearOf(day, startMonth);
        var month = frequency == Frequency.Year ? 0 : MonthAt((day.DayNumber - StartOf(year, startMonth)) / DaysInWeek);
        return (year * 12 + month) / Period.Months(frequency);
    }

    /// <summary>
    /// The period with a number from <see cref="IndexOf"/>. The very first one may begin before there are days, and is cut short.
    /// </summary>
    internal Period At(Frequency frequency, int index, int startMonth)
    {
        if (frequency == Frequency.Week)
            return new(frequency, Day(index * DaysInWeek + Shift - DaysInWeek));
        var months = Period.Months(frequency);
        var (start, next) = (MonthStart(index * months, startMonth), MonthStart((index + 1) * months, startMonth));
        return new(frequency, Day(start), (next - start) / DaysInWeek);
    }

    /// <summary>The weeks of a year: 52 or 53.</summary>
    internal int WeeksIn(int year, int startMonth) => (StartOf(year + 1, startMonth) - StartOf(year, startMonth)) / DaysInWeek;

    /// <summary>The number of a year's first day: where its start month begins within that week, or nearest to that.</summary>
    internal int StartOf(int year, int startMonth)
    {
        if (year < 1)
            return -1 - (1 - year) * 53 * DaysInWeek;
        if (year > DateOnly.MaxValue.Year)
            return DateOnly.MaxValue.DayNumber + 1 + (year - DateOnly.MaxValue.Year) * 53 * DaysInWeek;
        // The week of the first of the month follows the last end of a week before it; the week of the fourth, the nearest.
        var day = new DateOnly(year, startMonth, Ends == WeekYearEnd.Last ? 1 : 4).DayNumber;
        return day - (day - Shift + DaysInWeek) % DaysInWeek;
    }

    private int YearOf(DateOnly day, int startMonth)
    {
        var year = (day.Year * 12 + day.Month - startMonth) / 12;
        return day.DayNumber < StartOf(year, startMonth) ? year - 1
            : day.DayNumber >= StartOf(year + 1, startMonth) ? year + 1
            : year;
    }

    private int MonthStart(int month, int startMonth)
    {
        var (year, inYear) = Math.DivRem(month, 12);
        var (quarter, inQuarter) = Math.DivRem(inYear, MonthsInQuarter);
        return StartOf(year, startMonth) + (quarter * WeeksInQuarter + WeeksBefore(inQuarter)) * DaysInWeek;
    }

    /// <summary>The month of a year, from 0, in which one of its weeks lies, from 0.</summary>
    private int MonthAt(int week)
    {
        var quarter = Math.Min(week / WeeksInQuarter, 3);
        var inQuarter = week - quarter * WeeksInQuarter;
        return quarter * MonthsInQuarter
            + (
                inQuarter >= WeeksBefore(2) ? 2
                : inQuarter >= WeeksBefore(1) ? 1
                : 0
            );
    }

    /// <summary>The weeks of a quarter before one of its months, from 0.</summary>
    private int WeeksBefore(int month) =>
        (Pattern, month) switch
        {
            (_, 0) => 0,
            (WeekPattern.FourFourFive or WeekPattern.FourFiveFour, 1) => 4,
            (WeekPattern.FiveFourFour, 1) => 5,
            (WeekPattern.FourFourFive, _) => 8,
            (WeekPattern.FourFiveFour or WeekPattern.FiveFourFour, _) => 9,
        };

    private static DateOnly Day(int number) => DateOnly.FromDayNumber(Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber));
}

/// <summary>How many weeks the three months of a quarter have.</summary>
public enum WeekPattern
{
    FourFourFive,
    FourFiveFour,
    FiveFourFour,
}

/// <summary>On which of two days that end a week a year ends, around the end of the month before its start month.</summary>
public enum WeekYearEnd
{
    /// <summary>The last one in the month: a year that starts in February ends on the last Saturday of January.</summary>
    Last,

    /// <summary>The one nearest to the end of the month, at most three days from it: it may lie in the month that follows.</summary>
    Nearest,
}

using System.Globalization;

namespace Scorecard.Domain.Periods;

/// <summary>
/// Periods as text, the same in files, addresses and commands: <c>2025</c>, <c>2025-H1</c>, <c>2025-Q3</c>, <c>2025-07</c>,
/// <c>2025-W07</c>, <c>2025-07-14</c>. Where the fiscal year does not start in January, <c>FY2025</c>, <c>FY2025-Q3</c>, <c>FY2025-H1</c>
/// name fiscal years by the calendar year in which they start or end, as the organization calls them, and <c>CY2025</c>,
/// <c>CY2025-Q3</c>, <c>CY2025-H1</c> the calendar's; a year with neither is refused there. Also read are <c>FY16</c>, <c>2016-17</c>,
/// <c>Q1 2023/24</c> and <c>Jul-25</c>, as files of others have them. Where years are made of weeks, <c>FY2025-P03</c> is the third month
/// and <c>FY2025-W07</c> the seventh week of one; calendar months, ISO weeks and calendar years are refused there.
/// </summary>
public static partial class PeriodCode
{
    private const int Pivot = 50;

    /// <summary>Reads a code; years 1900 to 2999. Null where it is none.</summary>
    public static Period? Parse(string? text, FiscalCalendar calendar) => Read(text, calendar).Period;

    /// <summary>Reads a code, and says why where it names no period.</summary>
    /// <param name="bare">What a year without FY or CY means where the two differ; null refuses it.</param>
    /// <param name="expected">What is asked for, where that is known: as a year <c>2011-12</c> is the fiscal one, not December.</param>
    public static PeriodReading Read(string? text, FiscalCalendar calendar, BareYears? bare = null, Frequency? expected = null)
    {
        var code = TextRules.Composed(text) ?? "";
        if (expected == Frequency.Year && Longer().Match(code) is { Success: true } span && LastYear(span) is not null)
            return ReadLonger(code, span, calendar, bare);
        if (calendar.Weeks is not null && ReadPartOfWeekYear(code, calendar) is { } part)
            return part;
        if ((ReadShorter(code) ?? ReadNamed(code)) is { } period)
            return calendar.Weeks is null || period.Frequency == Frequency.Day ? new(period, null) : NotOfWeekYears(code, period, calendar);
        var match = Longer().Match(code);
        return match.Success ? ReadLonger(code, match, calendar, bare) : NotAPeriod(code, calendar);
    }

    /// <summary>The code of a period; <see cref="Parse"/> reads it back.</summary>
    public static string Format(Period period, FiscalCalendar calendar)
    {
        var start = period.Start;
        if (calendar.Weeks is not null && period.Frequency != Frequency.Day)
            return FormatInWeekYear(period, calendar);
        var year = period.Start.Year.ToString("0000", CultureInfo.InvariantCulture);
        var fiscal = !calendar.IsCalendarYear && calendar.Has(period);
        var label =
            fiscal ? "FY" + calendar.YearName(start).ToString("0000", CultureInfo.InvariantCulture)
            : !calendar.IsCalendarYear ? "CY" + year
            : year;
        var months = fiscal ? (start.Month - calendar.StartMonth + 12) % 12 : start.Month - 1;
        return period.Frequency switch
        {
            Frequency.Day => start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Frequency.Week => string.Create(
                CultureInfo.InvariantCulture,
                $"{ISOWeek.GetYear(start.ToDateTime(default)):0000}-W{ISOWeek.GetWeekOfYear(start.ToDateTime(default)):00}"
            ),
            Frequency.Month => start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Frequency.Quarter => $"{label}-Q{months / 3 + 1}",
            Frequency.HalfYear => $"{label}-H{months / 6 + 1}",
            Frequency.Year => label,
        };
    }
}

using System.Globalization;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Presentation;

/// <summary>
/// Periods as people say them: October 2026, Q3 2026, FY 2026, week 7 of 2026; where years are made of weeks, P3 FY 2026 and week 7 of FY
/// 2026.
/// </summary>
public static class PeriodWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(Window window, FiscalCalendar calendar) =>
        window.ToDate
            ? $"{Of(calendar.Containing(Frequency.Year, window.Period.Anchor), calendar)} " + $"to {Month(window.Period, calendar)}"
            : Of(window.Period, calendar);

    public static string Of(Period period, FiscalCalendar calendar) =>
        period.Frequency switch
        {
            Frequency.Day => Day(period.Start),
            Frequency.Week => $"{Week(period, calendar)} of {YearOfWeek(period, calendar)}",
            Frequency.Month when calendar.Weeks is not null =>
                $"{Month(period, calendar)} {Of(calendar.Containing(Frequency.Year, period.Start), calendar)}",
            Frequency.Month => period.Start.ToString("MMMM yyyy", English),
            Frequency.Quarter or Frequency.HalfYear or Frequency.Year => PeriodCode.Format(period, calendar).Split('-')
                is [var year, var part]
                ? $"{part} {Year(year)}"
                : Year(PeriodCode.Format(period, calendar)),
        };

    /// <summary>As it is said beside another window: "September", or "September 2025" where the year is another one.</summary>
    public static string Beside(Window other, Window shown, FiscalCalendar calendar) =>
        other.Period.Frequency == Frequency.Month && !other.ToDate && IsSameYear(other.Period.Start, shown.Period.Start, calendar)
            ? Month(other.Period, calendar)
            : Of(other, calendar);

    /// <summary>A month without its year: “October”, “P3”.</summary>
    public static string Month(Period month, FiscalCalendar calendar) =>
        calendar.Weeks is null
            ? month.Start.ToString("MMMM", English)
            : string.Create(CultureInfo.InvariantCulture, $"P{calendar.NumberInYear(month)}");

    /// <summary>A week without its year: “week 41”.</summary>
    public static string Week(Period week, FiscalCalendar calendar) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"week {(calendar.Weeks is null ? ISOWeek.GetWeekOfYear(week.Start.ToDateTime(default)) : calendar.NumberInYear(week))}"
        );

    /// <summary>Whether two days lie in one year, so that a month of the one needs no year beside the other.</summary>
    public static bool IsSameYear(DateOnly one, DateOnly other, FiscalCalendar calendar) =>
        calendar.Weeks is null ? one.Year == other.Year : calendar.YearName(one) == calendar.YearName(other);

    /// <summary>The days of a window, where its name does not tell them: “30 Mar to 3 May 2025” of P3; else null.</summary>
    public static string? Days(Window window, FiscalCalendar calendar) =>
        calendar.Weeks is null ? null
        : window.Start.Year == window.End.Year ? $"{window.Start.ToString("d MMM", English)} to {Day(window.End)}"
        : $"{Day(window.Start)} to {Day(window.End)}";

    /// <summary>"13 months".</summary>
    public static string Count(int count, Frequency frequency) =>
        count == 1 ? $"{count} {frequency.InWords()}" : $"{count} {frequency.InWords()}s";

    /// <summary>As short as a table's head needs: Oct 26, Q3 26, 2026.</summary>
    public static string Brief(Period period, FiscalCalendar calendar) =>
        period.Frequency switch
        {
            Frequency.Month when calendar.Weeks is not null => string.Create(
                CultureInfo.InvariantCulture,
                $"{Month(period, calendar)} {calendar.YearName(period.Start) % 100:00}"
            ),
            Frequency.Month => period.Start.ToString("MMM yy", English),
            Frequency.Day => period.Start.ToString("d MMM yy", English),
            Frequency.Week or Frequency.Quarter or Frequency.HalfYear or Frequency.Year => PeriodCode.Format(period, calendar) is var code
            && code.Split('-') is [var year, var part]
                ? $"{part} {year[^2..]}"
                : Year(code),
        };

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", English);

    /// <summary>A moment, in the organization's time zone: 9 Nov 2026, 17:42.</summary>
    public static string Moment(DateTime utc, string timeZone) => There(utc, timeZone).ToString("d MMM yyyy, HH:mm", English);

    /// <summary>The day of a moment, in the organization's time zone.</summary>
    public static DateOnly DayOf(DateTime utc, string timeZone) => DateOnly.FromDateTime(There(utc, timeZone));

    private static DateTime There(DateTime utc, string timeZone) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(timeZone));

    private static string YearOfWeek(Period week, FiscalCalendar calendar) =>
        calendar.Weeks is null
            ? ISOWeek.GetYear(week.Start.ToDateTime(default)).ToString(CultureInfo.InvariantCulture)
            : Of(calendar.Containing(Frequency.Year, week.Start), calendar);

    private static string Year(string code) => code.Replace("FY", "FY ", StringComparison.Ordinal);
}

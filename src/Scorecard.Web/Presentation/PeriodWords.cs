using System.Globalization;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Presentation;

/// <summary>Periods as people say them: October 2026, Q3 2026, FY 2026, week 7 of 2026.</summary>
public static class PeriodWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(Window window, FiscalCalendar calendar) =>
        window.ToDate
            ? $"{Of(calendar.Containing(Frequency.Year, window.Period.Anchor), calendar)} "
                + $"to {window.Period.Start.ToString("MMMM", English)}"
            : Of(window.Period, calendar);

    public static string Of(Period period, FiscalCalendar calendar) =>
        period.Frequency switch
        {
            Frequency.Day => Day(period.Start),
            Frequency.Week =>
                $"week {ISOWeek.GetWeekOfYear(period.Start.ToDateTime(default))} of {ISOWeek.GetYear(period.Start.ToDateTime(default))}",
            Frequency.Month => period.Start.ToString("MMMM yyyy", English),
            Frequency.Quarter or Frequency.HalfYear or Frequency.Year => PeriodCode.Format(period, calendar).Split('-')
                is [var year, var part]
                ? $"{part} {Year(year)}"
                : Year(PeriodCode.Format(period, calendar)),
        };

    /// <summary>As it is said beside another window: "September", or "September 2025" where the year is another one.</summary>
    public static string Beside(Window other, Window shown, FiscalCalendar calendar) =>
        other.Period.Frequency == Frequency.Month && !other.ToDate && other.Period.Start.Year == shown.Period.Start.Year
            ? other.Period.Start.ToString("MMMM", English)
            : Of(other, calendar);

    /// <summary>"13 months".</summary>
    public static string Count(int count, Frequency frequency) =>
        count == 1 ? $"{count} {frequency.InWords()}" : $"{count} {frequency.InWords()}s";

    /// <summary>As short as a table's head needs: Oct 26, Q3 26, 2026.</summary>
    public static string Brief(Period period, FiscalCalendar calendar) =>
        period.Frequency switch
        {
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

    private static string Year(string code) => code.Replace("FY", "FY ", StringComparison.Ordinal);
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecard.Domain.Periods;

public static partial class PeriodCode
{
    private static string FormatInWeekYear(Period period, FiscalCalendar calendar)
    {
        var number = calendar.NumberInYear(period);
        var part = period.Frequency switch
        {
            Frequency.Week => string.Create(CultureInfo.InvariantCulture, $"-W{number:00}"),
            Frequency.Month => string.Create(CultureInfo.InvariantCulture, $"-P{number:00}"),
            Frequency.Quarter => string.Create(CultureInfo.InvariantCulture, $"-Q{number}"),
            Frequency.HalfYear => string.Create(CultureInfo.InvariantCulture, $"-H{number}"),
            Frequency.Day or Frequency.Year => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"FY{calendar.YearName(period.Start):0000}{part}");
    }

    /// <summary>A week or a month of a year made of weeks; null where the text is neither.</summary>
    private static PeriodReading? ReadPartOfWeekYear(string code, FiscalCalendar calendar)
    {
        var match = PartOfWeekYear().Match(code);
        if (!match.Success)
            return null;
        var year = calendar.At(Frequency.Year, calendar.YearNumber(FullYear(match.Groups["y"].Value)));
        if (match.Groups["p"].Success)
            return new(calendar.At(Frequency.Month, calendar.IndexOf(Frequency.Month, year.Start) + Number(match, "p") - 1), null);
        var (week, name) = (Number(match, "w"), Format(year, calendar));
        return week <= year.Weeks
            ? new(calendar.At(Frequency.Week, calendar.IndexOf(Frequency.Week, year.Start) + week - 1), null)
            : new(null, $"“{code}” is not a period: {name} has {year.Weeks} weeks. Write {name}-W01 to {name}-W{year.Weeks}.");
    }

    /// <summary>What is said of a calendar month or an ISO week.</summary>
    private static PeriodReading NotOfWeekYears(string code, Period period, FiscalCalendar calendar)
    {
        var own = calendar.Containing(period.Frequency, period.Start.AddDays(period.Frequency == Frequency.Week ? 3 : 14));
        var what = period.Frequency == Frequency.Week ? "an ISO week" : "a month of the calendar";
        return new(
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"“{code}” is {what}, and the fiscal year here is made of weeks of its own. Write the fiscal one, such as "
                    + $"{Format(own, calendar)} for {own.Start:yyyy-MM-dd} to {own.End:yyyy-MM-dd}."
            )
        );
    }

    private const string FiscalYear = $"FY[ -]?((?<y>{Year})|(?<y>[0-9]{{2}}))";
    private const string FiscalPart = "(P(?<p>0?[1-9]|1[0-2])|W(?<w>0?[1-9]|[1-4][0-9]|5[0-3]))";

    [GeneratedRegex($"^({FiscalYear}[ -]?{FiscalPart}|{FiscalPart}[ -/]?{FiscalYear})$", Without)]
    private static partial Regex PartOfWeekYear();
}

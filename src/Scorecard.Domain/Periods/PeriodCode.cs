using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecard.Domain.Periods;

/// <summary>
/// Periods as text, the same in files, addresses and commands: <c>2025</c>, <c>2025-H1</c>, <c>2025-Q3</c>, <c>2025-07</c>,
/// <c>2025-W07</c>, <c>2025-07-14</c>, and <c>FY2025</c>, <c>FY2025-Q3</c>, <c>FY2025-H1</c> for fiscal years by the calendar year in which
/// they start or end, as the organization calls them.
/// </summary>
public static partial class PeriodCode
{
    /// <summary>Reads a code; years 1900 to 2999. Null where it is none.</summary>
    public static Period? Parse(string? text, FiscalCalendar calendar)
    {
        var match = Code().Match(text?.Trim() ?? "");
        if (!match.Success)
            return null;
        var year = int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
        var yearStart = match.Groups["fy"].Success ? calendar.StartOf(year) : new DateOnly(year, 1, 1);
        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

        if (match.Groups["q"].Success)
            return new(Frequency.Quarter, yearStart.AddMonths(3 * (Number("q") - 1)));
        if (match.Groups["h"].Success)
            return new(Frequency.HalfYear, yearStart.AddMonths(6 * (Number("h") - 1)));
        if (match.Groups["w"].Success)
            return !match.Groups["fy"].Success && Number("w") >= 1 && Number("w") <= ISOWeek.GetWeeksInYear(year)
                ? new(Frequency.Week, DateOnly.FromDateTime(ISOWeek.ToDateTime(year, Number("w"), DayOfWeek.Monday)))
                : null;
        if (!match.Groups["m"].Success)
            return new(Frequency.Year, yearStart);
        if (match.Groups["fy"].Success || Number("m") is < 1 or > 12)
            return null;
        if (!match.Groups["d"].Success)
            return new(Frequency.Month, new DateOnly(year, Number("m"), 1));
        return Number("d") >= 1 && Number("d") <= DateTime.DaysInMonth(year, Number("m"))
            ? new(Frequency.Day, new DateOnly(year, Number("m"), Number("d")))
            : null;
    }

    /// <summary>The code of a period; <see cref="Parse"/> reads it back.</summary>
    public static string Format(Period period, FiscalCalendar calendar)
    {
        var start = period.Start;
        var year = period.Start.Year.ToString("0000", CultureInfo.InvariantCulture);
        var fiscal = calendar.StartMonth != 1 && calendar.Has(period);
        var (label, months) = fiscal
            ? (
                "FY" + calendar.YearName(start).ToString("0000", CultureInfo.InvariantCulture),
                (start.Month - calendar.StartMonth + 12) % 12
            )
            : (year, start.Month - 1);
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

    [GeneratedRegex(
        @"^(?<fy>FY)?(?<y>(19|2[0-9])[0-9]{2})(-Q(?<q>[1-4])|-H(?<h>[12])|-W(?<w>[0-9]{2})|-(?<m>[0-9]{2})(-(?<d>[0-9]{2}))?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Code();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecard.Domain.Periods;

public static partial class PeriodCode
{
    /// <summary>A day, a week or a month in figures.</summary>
    private static Period? ReadShorter(string code)
    {
        var match = Shorter().Match(code);
        if (!match.Success)
            return null;
        var year = Number(match, "y");
        if (match.Groups["w"].Success)
            return Number(match, "w") >= 1 && Number(match, "w") <= ISOWeek.GetWeeksInYear(year)
                ? new(Frequency.Week, DateOnly.FromDateTime(ISOWeek.ToDateTime(year, Number(match, "w"), DayOfWeek.Monday)))
                : null;
        if (Number(match, "m") is < 1 or > 12)
            return null;
        if (!match.Groups["d"].Success)
            return new(Frequency.Month, new DateOnly(year, Number(match, "m"), 1));
        return Number(match, "d") >= 1 && Number(match, "d") <= DateTime.DaysInMonth(year, Number(match, "m"))
            ? new(Frequency.Day, new DateOnly(year, Number(match, "m"), Number(match, "d")))
            : null;
    }

    /// <summary>A month by its name, as spreadsheets write it: <c>Jul-25</c>, <c>July 2025</c>.</summary>
    private static Period? ReadNamed(string code) =>
        Named().Match(code) is { Success: true } match && MonthNames.Find(match.Groups["name"].Value) is { } month
            ? new(Frequency.Month, new DateOnly(FullYear(match.Groups["y"].Value), month, 1))
            : null;

    /// <summary>A quarter, half-year or year, of which it has to be said whose.</summary>
    private static PeriodReading ReadLonger(string code, Match match, FiscalCalendar calendar, BareYears? bare)
    {
        var (kind, year) = (match.Groups["kind"].Value.ToUpperInvariant(), FullYear(match.Groups["y"].Value));
        var (spans, words) = (match.Groups["to"].Success, match.Groups["whose"].Value.ToUpperInvariant());
        var part = Part(match);
        if (spans && (LastYear(match) is null || words == "CY"))
            return NotAPeriod(code, calendar);
        if (calendar.IsCalendarYear && (spans || words == "FY"))
            return new(
                null,
                $"“{code}” names a fiscal year, and the fiscal year here starts in January. "
                    + $"Write {Plain(year, part)}, or let an administrator set the month in which it starts first."
            );
        var isBare = !calendar.IsCalendarYear && !spans && words.Length == 0;
        if (calendar.Weeks is not null && (words == "CY" || (isBare && bare != BareYears.Fiscal)))
            return new(
                null,
                $"“{code}” names a {Singular(kind)} of the calendar, and the fiscal year here is made of weeks. "
                    + $"Write FY{Plain(year, part)} for the fiscal year’s.",
                isBare
            );
        if (isBare && bare is null)
            return new(
                null,
                $"“{code}” can mean two {Singular(kind)}s, for the fiscal year starts in "
                    + $"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(calendar.StartMonth)}. "
                    + $"Write FY{Plain(year, part)} for the fiscal year’s, or CY{Plain(year, part)} for the calendar’s.",
                IsBare: true
            );
        var fiscal = words == "FY" || (isBare && bare == BareYears.Fiscal);
        var whose = spans || fiscal ? calendar : FiscalCalendar.Calendar;
        var number = fiscal ? calendar.YearNumber(year) : year;
        return new(
            kind switch
            {
                "Q" => whose.At(Frequency.Quarter, 4 * number + Number(match, "n") - 1),
                "H" => whose.At(Frequency.HalfYear, 2 * number + Number(match, "n") - 1),
                _ => whose.At(Frequency.Year, number),
            },
            null,
            isBare
        );
    }

    private static PeriodReading NotAPeriod(string code, FiscalCalendar calendar)
    {
        var fiscal = calendar.IsCalendarYear ? "" : "FY";
        var shorter = calendar.Weeks is null ? "2025-07, 2025-W07" : "FY2025-P07, FY2025-W07";
        var shown = code.Length > 60 ? code[..60] + "…" : code;
        return new(
            null,
            $"“{shown}” is not a period. Write one such as {fiscal}2025, {fiscal}2025-H1, {fiscal}2025-Q3, {shorter} or 2025-07-14."
        );
    }

    private static string Plain(int year, string part) => string.Create(CultureInfo.InvariantCulture, $"{year}{part}");

    private static string Part(Match match) =>
        match.Groups["kind"].Success ? $"-{match.Groups["kind"].Value.ToUpperInvariant()}{match.Groups["n"].Value}" : "";

    private static string Singular(string kind) =>
        kind switch
        {
            "Q" => "quarter",
            "H" => "half-year",
            _ => "year",
        };

    /// <summary>The second year of 2016-17; null where it does not follow the first.</summary>
    private static int? LastYear(Match match)
    {
        var (first, to) = (FullYear(match.Groups["y"].Value), match.Groups["to"].Value);
        return to.Length > 0 && Number(match, "to") == (to.Length == 2 ? (first + 1) % 100 : first + 1) ? first + 1 : null;
    }

    private static int FullYear(string digits) =>
        int.Parse(digits, CultureInfo.InvariantCulture) is var year && digits.Length > 2 ? year
        : year < Pivot ? 2000 + year
        : 1900 + year;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private const string Year = "(?:19|2[0-9])[0-9]{2}";
    private const RegexOptions Without = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // Whose year it is, the year or the two that a fiscal year spans, and before or after it the quarter or half.
    private const string Whole = $"((?<whose>FY|CY)[ -]?)?((?<y>{Year})|(?<=[FC]Y[ -]?)(?<y>[0-9]{{2}}))([-/](?<to>{Year}|[0-9]{{2}}))?";

    [GeneratedRegex($"^(?<y>{Year})-(W(?<w>[0-9]{{2}})|(?<m>[0-9]{{2}})(-(?<d>[0-9]{{2}}))?)$", Without)]
    private static partial Regex Shorter();

    [GeneratedRegex($@"^(?<name>\p{{L}}{{3,}})\.?[ -]?('?(?<y>[0-9]{{2}})|(?<y>{Year}))$", Without)]
    private static partial Regex Named();

    [GeneratedRegex(
        $"^({Whole}([ -]?((?<kind>Q)(?<n>[1-4])|(?<kind>H)(?<n>[12])))?|((?<kind>Q)(?<n>[1-4])|(?<kind>H)(?<n>[12]))[ -/]?{Whole})$",
        Without
    )]
    private static partial Regex Longer();
}

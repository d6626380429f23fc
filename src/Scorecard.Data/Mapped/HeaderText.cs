using System.Globalization;
using System.Text.RegularExpressions;
using Scorecard.Domain;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Mapped;

/// <summary>What the name of a column says by itself.</summary>
/// <param name="Period">The text of a period, without the word of a series; null where it names none.</param>
/// <param name="Frequency">Of the period.</param>
/// <param name="Month">Of a month without a year: which; else null.</param>
/// <param name="Series">Null where no word says it.</param>
/// <param name="IsTotal">Whether it repeats other columns.</param>
public sealed partial record HeaderText(string? Period, Frequency? Frequency, int? Month, Series? Series, bool IsTotal)
{
    private static readonly FiscalCalendar AnyFiscal = new(10);
    private static readonly FiscalCalendar AnyWeeks = new(10, Weeks: new(WeekPattern.FourFourFive, DayOfWeek.Sunday, WeekYearEnd.Last));

    public static HeaderText Read(string header)
    {
        header = Again().Replace(header, "");
        if (PeriodIn(header) is var (whole, month))
            return new(header, whole, month, null, false);
        if (Part().IsMatch(header) || WordLists.IsTotal(header))
            return new(null, null, null, null, true);
        var words = header.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (word, rest) in Ends(words))
            if (WordLists.SeriesWord(word) is { } series && PeriodIn(rest) is var (frequency, named))
                return new(rest, frequency, named, series, false);
        return new(null, null, null, WordLists.SeriesWord(header), false);
    }

    /// <summary>The name without what another file of the kind has otherwise: case, blanks and digits.</summary>
    public static string Key(string header) => Digit().Replace(TextRules.Normalize(Blank().Replace(header, " ")), "#");

    /// <summary>The year that a title or a cell above the header names: the last four digits that can be one.</summary>
    public static int? YearIn(string text) =>
        Year().Matches(text) is [.., var last] ? int.Parse(last.Value, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<(string Word, string Others)> Ends(string[] words) =>
        words.Length < 2 ? [] : [(words[^1], string.Join(' ', words[..^1])), (words[0], string.Join(' ', words[1..]))];

    private static (Frequency Frequency, int? Month)? PeriodIn(string text) =>
        MonthNames.Find(text.TrimEnd('.')) is { } month ? (Domain.Periods.Frequency.Month, month)
        : PeriodCode.Read(text, AnyFiscal, BareYears.Fiscal).Period is { } period ? (period.Frequency, null)
        : PeriodCode.Read(text, AnyWeeks).Period is { } weeks ? (weeks.Frequency, null)
        : null;

    [GeneratedRegex(@"^(qtr|quarter|quartal|q|h|hy|ytd|half)[ .]?[1-4]?$|^[1-4]\. ?(quartal|quarter|halbjahr)$", RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    /// <summary>What tells a name from the same one before it.</summary>
    [GeneratedRegex(@" \([0-9]+\)$")]
    private static partial Regex Again();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("(?<![0-9])(19|20)[0-9]{2}(?![0-9])")]
    private static partial Regex Year();
}

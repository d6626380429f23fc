using System.Globalization;
using System.Text.RegularExpressions;
using Scorecard.Data.Import;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Mapped;

/// <summary>
/// Periods as the cells of a table name them, dates of people and spreadsheets among them. What was read once is remembered.
/// </summary>
internal sealed partial class PeriodText(FiscalCalendar calendar, BareYears? years, bool? monthFirst)
{
    private const int MostRemembered = 20_000;

    private readonly Dictionary<(string, Frequency), PeriodReading> read = [];

    public PeriodReading Read(string text, Frequency frequency)
    {
        if (read.TryGetValue((text, frequency), out var known))
            return known;
        if (read.Count == MostRemembered)
            read.Clear();
        return read[(text, frequency)] = Fitted(ReadNew(text, frequency), text, frequency);
    }

    /// <summary>What a day with slashes says of their order: that the month comes first, the day, or nothing.</summary>
    public static bool? MonthFirstIn(string text) =>
        Slashed().Match(text) is not { Success: true } match ? null
        : Number(match, "a") > 12 ? false
        : Number(match, "b") > 12 ? true
        : null;

    public static bool IsSlashed(string text) => Slashed().IsMatch(text);

    private PeriodReading ReadNew(string text, Frequency frequency)
    {
        if (Day(text) is { } day)
            return new(calendar.Containing(Frequency.Day, day), null);
        if (Slashed().Match(text) is { Success: true } match)
            return new(
                null,
                monthFirst is null
                    ? $"“{text}” can be two days. Say whether the month or the day comes first."
                    : $"“{text}” is no day. Write one such as 2025-07-14, or say whether the month or the day comes first."
            );
        return PeriodCode.Read(text, calendar, years, frequency);
    }

    private DateOnly? Day(string text)
    {
        if (TableReader.TryMoment(text, out var moment))
            return moment;
        if (DateOnly.TryParseExact(text, ["d.M.yyyy", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var german))
            return german;
        if (Slashed().Match(text) is not { Success: true } match || (monthFirst ?? MonthFirstIn(text)) is not { } first)
            return null;
        var (a, b, year) = (Number(match, "a"), Number(match, "b"), Number(match, "y"));
        var (month, day) = first ? (a, b) : (b, a);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>A day is the longer period that it lies in; another period than the measure's says so.</summary>
    private PeriodReading Fitted(PeriodReading reading, string text, Frequency frequency)
    {
        if (reading.Period is not { } period || period.Frequency == frequency)
            return reading;
        if (period.Frequency == Frequency.Day)
            return reading with { Period = calendar.Containing(frequency, period.Start) };
        return new(
            null,
            $"“{text}” is a {period.Frequency.InWords()}, and the measure is collected by {frequency.InWords()}. "
                + "Leave it out as a total, or say how often the measure is collected."
        );
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<a>[0-9]{1,2})[/-](?<b>[0-9]{1,2})[/-](?<y>(?:19|20)[0-9]{2})( .*)?$")]
    private static partial Regex Slashed();
}

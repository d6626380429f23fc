using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>
/// The cells of the present row. An empty cell and an absent column are the same: not given, null. Where something is there already,
/// <see cref="Empties"/> tells whether it goes.
/// </summary>
internal sealed partial class TableReader
{
    /// <summary>What a cell says where an empty one would leave what was there before.</summary>
    public const string None = "none";

    public void Bad(string? column, string sentence)
    {
        context.Problems.Add(file.Name, Line, column, sentence);
        Ok = false;
    }

    /// <summary>Runs a verb of the model on the row; a broken rule becomes a problem.</summary>
    public bool Try(string? column, Action verb) => Ok &= context.Problems.Try(file.Name, Line, column, verb);

    public string? Text(string column) =>
        columns.TryGetValue(column, out var i) && TextRules.Composed(held?[i] ?? reader.GetString(i)) is { Length: > 0 } text
            ? GuardedText.Plain(text)
            : null;

    /// <summary>Whether the cell is empty and means that there is nothing.</summary>
    public bool Empties(string column) => context.Questions.Choices.EmptyIsNothing && columns.ContainsKey(column) && Text(column) is null;

    /// <summary>The text of a cell; empty where it empties what is there, null where that stays.</summary>
    public string? Said(string column) => Text(column) ?? (Empties(column) ? "" : null);

    /// <summary>Whether the cell says in so many words that there is nothing.</summary>
    public bool IsNone(string column) => None.Equals(Text(column), StringComparison.OrdinalIgnoreCase);

    /// <summary>What holds where the cell is empty.</summary>
    /// <param name="known">What is there already.</param>
    /// <param name="none">What a new thing has.</param>
    public T Kept<T>(string column, T known, T none) => Empties(column) ? none : known;

    /// <summary>What holds where the cell is empty: what is there already, or nothing.</summary>
    public T? Kept<T>(string column, T? known) => Empties(column) ? default : known;

    /// <summary>The text of a cell that must be filled; empty with a problem where it is not.</summary>
    public string Required(string column)
    {
        if (Text(column) is { } text)
            return text;
        Bad(column, $"This cell is empty. Fill in {column}.");
        return "";
    }

    public string RequiredName(string what)
    {
        var name = Required("name");
        if (name.Length > 0)
            Try("name", () => TextRules.Name(name, what));
        return name;
    }

    public decimal RequiredWeight()
    {
        var weight = Text("weight") is null && Required("weight") is "" ? 0 : Number("weight") ?? 0;
        Try("weight", () => TextRules.Weight(weight, "Weight"));
        return weight;
    }

    public T RequiredChoice<T>(string column)
        where T : struct, Enum => Text(column) is null && Required(column) is "" ? default : Choice<T>(column) ?? default;

    public DateOnly RequiredDay(string column)
    {
        var text = Required(column);
        if (!TryDay(text, out var day) && text.Length > 0)
            Bad(column, $"“{Shown(text)}” is not a day. Write one such as 2025-07-14.");
        return day;
    }

    /// <summary>Null where the cell is empty.</summary>
    public DateOnly? Day(string column) => Text(column) is null ? null : RequiredDay(column);

    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <param name="day">The one with which a moment such as 2025-07-14T09:30 begins.</param>
    public static bool TryMoment(string text, out DateOnly day)
    {
        day = default;
        return text.Length > 10 && text[10] is ' ' or 'T' && TryDay(text[..10], out day);
    }

    public bool? YesNo(string column)
    {
        switch (Text(column)?.ToUpperInvariant())
        {
            case null:
                return null;
            case "YES" or "TRUE" or "1":
                return true;
            case "NO" or "FALSE" or "0":
                return false;
            default:
                Bad(column, $"“{Shown(Text(column)!)}” is neither yes nor no. Write one of them.");
                return null;
        }
    }

    /// <summary>One of a list of words, without case.</summary>
    public T? Choice<T>(string column)
        where T : struct, Enum
    {
        if (Text(column) is not { } text)
            return null;
        if (char.IsLetter(text[0]) && !text.Contains(',', StringComparison.Ordinal) && Enum.TryParse(text, ignoreCase: true, out T choice))
            return choice;
        Bad(column, $"“{Shown(text)}” is not known here. Write one of {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }

    /// <param name="expected">The frequency of the KPI that it is about, where that is known.</param>
    public Period? Period(string column, Frequency? expected = null)
    {
        if (Text(column) is not { } text)
            return null;
        var reading = context.Period(text, expected);
        var first = reading.IsBare && context.Questions.Ask(ImportDoubt.Years, text);
        if (reading.Period is { } period)
            return OfDay(period, expected);
        Ok = false;
        if (!reading.IsBare || first)
            Bad(column, reading.Problem! + (first ? " Or say once for all files what such years mean." : ""));
        return null;
    }

    /// <summary>First day of the period of a frequency that contains a day.</summary>
    public DateOnly PeriodContaining(DateOnly day, Frequency frequency) => context.Calendar.Containing(frequency, day).Start;

    /// <summary>
    /// Spreadsheets make days of months: the first day of a longer period is that period, and so is any day that a sheet's cell shows.
    /// </summary>
    private Period OfDay(Period period, Frequency? expected) =>
        period.Frequency == Frequency.Day
        && expected is { } longer and >= Frequency.Month
        && context.Calendar.Containing(longer, period.Start) is var whole
        && (file.IsSheet || whole.Start == period.Start)
            ? whole
            : period;

    /// <summary>A moment, UTC unless it says otherwise.</summary>
    public DateTime? Moment(string column)
    {
        if (Text(column) is not { } text)
            return null;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss"];
        if (
            DateTime.TryParseExact(
                text,
                forms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var moment
            )
        )
            return moment;
        Bad(column, $"“{Shown(text)}” is not a time. Write one such as 2025-07-14 or 2025-07-14T09:30:00Z.");
        return null;
    }

    /// <summary>A member of the organization by mail.</summary>
    public long? Person(string column) => Text(column) is { } mail ? Person(column, mail) : null;

    public IReadOnlyList<long>? People(string column) =>
        Said(column) is { } mails ? [.. Parts(mails).Select(mail => Person(column, mail)).OfType<long>()] : null;

    /// <summary>The parts of a cell that holds several, with <c>;</c> between them.</summary>
    public static IEnumerable<string> Parts(string text) =>
        text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private long? Person(string column, string mail)
    {
        if (context.People.TryGetValue(mail, out var id))
            return id;
        Bad(
            column,
            $"“{Shown(mail)}” is not the mail of a member of the organization. "
                + "Invite the person under Administration first, or empty the cell."
        );
        return null;
    }

    public static string Shown(string text) => text.Length > 60 ? text[..60] + "…" : text;
}

using System.Globalization;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>The cells of the present row. An empty cell and an absent column are the same: not given, null.</summary>
internal sealed partial class TableReader
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public void Bad(string? column, string sentence)
    {
        context.Problems.Add(file.Name, Line, column, sentence);
        Ok = false;
    }

    /// <summary>Runs a verb of the model on the row; a broken rule becomes a problem.</summary>
    public bool Try(string? column, Action verb) => Ok &= context.Problems.Try(file.Name, Line, column, verb);

    public string? Text(string column) =>
        columns.TryGetValue(column, out var i) && (held?[i] ?? reader.GetString(i)).Trim() is { Length: > 0 } text ? text : null;

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
            Try("name", () => Domain.Text.Name(name, what));
        return name;
    }

    public decimal RequiredWeight()
    {
        var weight = Text("weight") is null && Required("weight") is "" ? 0 : Number("weight") ?? 0;
        Try("weight", () => Domain.Text.Weight(weight, "Weight"));
        return weight;
    }

    public T RequiredChoice<T>(string column)
        where T : struct, Enum => Text(column) is null && Required(column) is "" ? default : Choice<T>(column) ?? default;

    public decimal? Number(string column) => Text(column) is { } text ? Number(column, text) : null;

    /// <summary>A part of a whole, 0 to 1: <c>0.4</c> or <c>40%</c>.</summary>
    public decimal? Share(string column)
    {
        var text = Text(column);
        var share =
            text is null ? null
            : text.EndsWith('%') ? Number(column, text[..^1].TrimEnd()) / 100
            : Number(column, text);
        if (share is null or (>= 0 and <= 1))
            return share;
        Bad(column, $"“{Shown(text!)}” does not lie between 0 and 1. Write a part of the whole such as 0.4 or 40%.");
        return null;
    }

    public DateOnly RequiredDay(string column)
    {
        var text = Required(column);
        if (!TryDay(text, out var day) && text.Length > 0)
            Bad(column, $"“{Shown(text)}” is not a day. Write one such as 2025-07-14.");
        return day;
    }

    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public int? Whole(string column)
    {
        var number = Number(column);
        if (number is not { } given || (given == decimal.Truncate(given) && Math.Abs(given) <= int.MaxValue))
            return (int?)number;
        Bad(column, $"“{Text(column)}” is not a whole number. Write one such as 10.");
        return null;
    }

    public bool? YesNo(string column)
    {
        switch (Text(column)?.ToUpperInvariant())
        {
            case null:
                return null;
            case "YES" or "1":
                return true;
            case "NO" or "0":
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

    public Period? Period(string column)
    {
        if (Text(column) is not { } text)
            return null;
        if (context.Period(text) is { } period)
            return period;
        Bad(
            column,
            $"“{Shown(text)}” is not a period. Write one such as 2025, 2025-H1, 2025-Q3, 2025-07, 2025-W07, 2025-07-14 or FY2025-Q3."
        );
        return null;
    }

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
        Text(column) is { } mails ? [.. Parts(mails).Select(mail => Person(column, mail)).OfType<long>()] : null;

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

    private decimal? Number(string column, string text)
    {
        if (decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number))
            return number;
        Bad(
            column,
            text.Contains(',', StringComparison.Ordinal)
                ? $"“{Shown(text)}” holds a comma. Write a decimal point and no separator for thousands, such as 1234.5."
                : $"“{Shown(text)}” is not a number. Write digits with a decimal point, such as 1234.5."
        );
        return null;
    }

    private static string Shown(string text) => text.Length > 60 ? text[..60] + "…" : text;
}

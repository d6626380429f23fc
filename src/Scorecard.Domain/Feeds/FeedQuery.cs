using System.Text.RegularExpressions;

namespace Scorecard.Domain.Feeds;

/// <summary>What may be asked of a database: one statement that reads.</summary>
public static partial class FeedQuery
{
    /// <summary>The first day of the period.</summary>
    public const string Start = "start";

    /// <summary>The first day after it.</summary>
    public const string End = "end";

    /// <returns>The query without a semicolon at its end.</returns>
    /// <exception cref="RuleViolation">It is none, too long, or more than one statement that reads.</exception>
    public static string Checked(string? query)
    {
        var text = (query ?? "").Trim().TrimEnd(';').TrimEnd();
        RuleViolation.Unless(text.Length > 0, nameof(KpiFeed.Query), "Write the query that gives the value.");
        RuleViolation.Unless(
            text.Length <= KpiFeed.QueryLength,
            nameof(KpiFeed.Query),
            $"Shorten the query to at most {KpiFeed.QueryLength} characters, or make a view of it in the database."
        );
        // Where a text or a comment ends, each make of database sees in its own way.
        RuleViolation.Unless(
            !text.Contains(';', StringComparison.Ordinal),
            nameof(KpiFeed.Query),
            "Write one statement, without a semicolon, which may not stand in a text or a comment either."
        );
        RuleViolation.Unless(
            !Doubtful().IsMatch(text),
            nameof(KpiFeed.Query),
            "Write quotation marks within texts twice, not after a backslash, and no comment that begins with /*!."
        );
        var bare = Hidden().Replace(text, " ");
        RuleViolation.Unless(
            Reads().IsMatch(bare) && !Writes().IsMatch(bare),
            nameof(KpiFeed.Query),
            "Only a query that reads is taken: begin with SELECT or WITH, and change nothing."
        );
        RuleViolation.Unless(
            bare.Contains("@" + Start, StringComparison.OrdinalIgnoreCase) && bare.Contains("@" + End, StringComparison.OrdinalIgnoreCase),
            nameof(KpiFeed.Query),
            $"Ask for a period: @{Start} stands for its first day and @{End} for the first day after it."
        );
        return text;
    }

    /// <summary>Comments, texts and quoted names.</summary>
    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|""(?:[^""]|"""")*""|`(?:[^`]|``)*`|\[(?:[^\]]|\]\])*\]", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    /// <summary>What one make takes for the end of a text, or runs though it is a comment, and others do not.</summary>
    [GeneratedRegex(@"\\['""`]|/\*M?!")]
    private static partial Regex Doubtful();

    [GeneratedRegex(@"^\s*(select|with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reads();

    [GeneratedRegex(
        @"\b(insert|update|delete|merge|truncate|create|alter|drop|grant|revoke|exec|execute|call|into|attach|pragma|copy)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Writes();
}

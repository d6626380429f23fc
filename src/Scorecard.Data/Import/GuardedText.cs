using System.Globalization;

namespace Scorecard.Data.Import;

/// <summary>Text of files that a spreadsheet would run as a formula: a <c>'</c> before it says that it is text.</summary>
public static class GuardedText
{
    private const char Mark = '\'';

    /// <summary>The text as files hold it.</summary>
    public static string Guard(string text) => NeedsMark(text) && !IsNumber(text) ? Mark + text : text;

    /// <summary>The text without the mark.</summary>
    public static string Plain(string text) => text is [Mark, ..] && NeedsMark(text[1..]) ? text[1..] : text;

    /// <summary>Blanks before it do not stop every spreadsheet, nor do the wide forms of the signs.</summary>
    public static bool IsFormula(string text) =>
        text.Length > 0 && (char.IsControl(text[0]) || text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]);

    // What only looks marked gets one more mark, so that taking one away gives back what was there.
    private static bool NeedsMark(string text) => IsFormula(text) || (text is [Mark, ..] && NeedsMark(text[1..]));

    private static bool IsNumber(string text) =>
        text is "+" or "-" || decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecard.Web.Forms;

/// <summary>What a number box says: a number, nothing, or a problem with the sentence that helps.</summary>
public readonly record struct NumberReading(decimal? Number, string? Problem);

/// <summary>
/// Numbers as people type them. A point and a comma both mark decimals, whatever the language, unless the text could mean two numbers:
/// “1,250” is one and a quarter to some and more than a thousand to others, so it is refused where the language marks decimals with
/// a point.
/// </summary>
public static partial class NumberText
{
    private const string Minus = "\u2212";

    /// <summary>The one that phones and word processors make of ': it groups thousands as that does.</summary>
    private const char Apostrophe = '\u2019';

    /// <param name="measure">The unit of measure that may stand beside the number: “€4.81”, “46 days”. No other sign may then; null
    /// lets a % pass.</param>
    public static NumberReading Read(string? text, CultureInfo? culture = null, string? measure = null)
    {
        var mark = Mark(culture);
        var typed = Blank().Replace((text ?? "").Trim(), " ").Replace(Apostrophe, '\'');
        if (typed.Length == 0)
            return default;
        if (measure is not null && Sign().Match(typed) is { Success: true } sign && !measure.Contains(sign.Value, StringComparison.Ordinal))
            return new(null, $"Write it {(measure.Length > 0 ? $"in {measure}, " : "")}without the {sign}");
        typed = measure is { Length: > 0 } ? Bare(typed, measure) : typed;
        var match = Shape().Match(typed);
        if (!match.Success)
            return new(null, $"Digits only, such as 4{mark}81");
        var digits = match.Groups["digits"].Value.TrimEnd();

        var marks = digits.Where(c => c is '.' or ',').Distinct().ToArray();
        if (marks.Length == 2)
            return Grouped(digits, digits.LastIndexOf(mark) > digits.LastIndexOf(Other(mark)) ? mark : null, Other(mark)) is { } plain
                ? Number(plain)
                : new(null, $"Write {Plain(digits, mark)}: a {(mark == '.' ? "point" : "comma")} marks the decimals here");
        if (marks.Length == 0 || digits.Contains(' ', StringComparison.Ordinal) || digits.Contains('\'', StringComparison.Ordinal))
            return Grouped(digits, marks.Length == 0 ? null : marks[0], ' ', '\'') is { } spaced ? Number(spaced) : NotGrouped();
        if (digits.Count(c => c == marks[0]) > 1)
            return Grouped(digits, null, marks[0]) is { } whole ? Number(whole) : NotGrouped();
        if (marks[0] != mark && Ambiguous().IsMatch(digits))
            return new(
                null,
                $"Write {digits.Replace(marks[0].ToString(), "", StringComparison.Ordinal)} "
                    + $"or {digits.Replace(marks[0], mark).TrimEnd('0').TrimEnd(mark)}: “{typed}” can mean both"
            );
        return Number(digits.Replace(',', '.'));

        NumberReading NotGrouped() => new(null, $"Digits only, such as 1250 or 4{mark}81");

        NumberReading Number(string plain) =>
            decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= Domain.Text.LargestNumber
                ? new(match.Groups["minus"].Success ? -number : number, null)
                : new(null, "Too large. At most 15 digits before the decimals");
    }

    /// <summary>The number of a text that <see cref="Read"/> takes; null for an empty one.</summary>
    public static decimal? Number(string? text) => Read(text).Number;

    /// <summary>A number for a box: <see cref="Read"/> gives it back.</summary>
    public static string Write(decimal? number, CultureInfo? culture = null)
    {
        if (number is not { } given)
            return "";
        var digits = Math.Abs(given).ToString("0.############", CultureInfo.InvariantCulture).Replace('.', Mark(culture));
        return given < 0 ? Minus + digits : digits;
    }

    private static char Mark(CultureInfo? culture) =>
        (culture ?? CultureInfo.CurrentCulture).NumberFormat.NumberDecimalSeparator == "," ? ',' : '.';

    private static char Other(char mark) => mark == '.' ? ',' : '.';

    /// <summary>
    /// The text without its unit of measure: all of it behind the number, or a currency's sign before it and the rest behind.
    /// </summary>
    private static string Bare(string typed, string measure)
    {
        if (
            Sign().Match(measure) is { Success: true, Index: 0 } sign
            && Leading().Match(typed) is { Success: true } leading
            && leading.Groups["sign"].Value == sign.Value
        )
            (typed, measure) = (typed.Remove(leading.Groups["sign"].Index, 1), measure[1..]);
        return measure.Length > 0 && typed.EndsWith(measure, StringComparison.OrdinalIgnoreCase)
            ? typed[..^measure.Length].TrimEnd()
            : typed;
    }

    /// <summary>The plain digits with a point, where the groups are whole thousands; else null.</summary>
    private static string? Grouped(string digits, char? decimalMark, params char[] separators)
    {
        var parts = decimalMark is { } mark ? digits.Split(mark) : [digits];
        if (parts.Length > 2)
            return null;
        var groups = parts[0].Split(separators);
        if (
            groups.Length > 1 && (groups[0].Length is < 1 or > 3 || groups.Skip(1).Any(g => g.Length != 3))
            || parts.Skip(1).Any(p => !p.All(char.IsAsciiDigit))
        )
            return null;
        return groups.All(g => g.All(char.IsAsciiDigit)) ? string.Concat(groups) + (parts.Length == 2 ? "." + parts[1] : "") : null;
    }

    private static string Plain(string digits, char mark)
    {
        var last = digits.LastIndexOfAny(['.', ',']);
        return digits[..last].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)
            + mark
            + digits[(last + 1)..];
    }

    [GeneratedRegex(@"^(?<minus>[-\u2212\u2013])? ?\+?(?<digits>[0-9][0-9 .,']*|[.,][0-9]+) ?%?$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"[\p{Sc}%×]")]
    private static partial Regex Sign();

    [GeneratedRegex(@"^[-\u2212\u2013]? ?(?<sign>\p{Sc})")]
    private static partial Regex Leading();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}[.,][0-9]{3}$")]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"[\s\u00a0\u2009\u202f]+")]
    private static partial Regex Blank();
}

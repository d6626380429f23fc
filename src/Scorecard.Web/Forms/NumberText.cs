using System.Globalization;
using System.Text.RegularExpressions;
using Scorecard.Domain;

namespace Scorecard.Web.Forms;

/// <summary>What a number box says: a number, nothing, or a problem with the sentence that helps.</summary>
public readonly record struct NumberReading(decimal? Number, string? Problem);

/// <summary>
/// Numbers as people type them. A point and a comma both mark decimals, whatever the language, unless the text could mean two numbers:
/// “1,250” and “1.250” are one and a quarter to some and more than a thousand to others, so both readings are offered.
/// </summary>
public static partial class NumberText
{
    private const string Minus = "\u2212";

    /// <summary>So many digits behind a mark could as well be thousands.</summary>
    private const int Thousands = 3;

    /// <param name="measure">The unit of measure that may stand beside the number: “€4.81”, “46 days”. No other sign may then; null
    /// lets a % pass.</param>
    /// <param name="decimals">How many decimals the values of the measure are known to have. With three or more, three digits behind
    /// the language's own mark are decimals.</param>
    public static NumberReading Read(string? text, CultureInfo? culture = null, string? measure = null, int decimals = 0)
    {
        var mark = Mark(culture);
        var typed = WrittenNumber.Plain(text ?? "");
        if (typed.Length == 0)
            return default;
        if (measure is not null && WrittenUnit.ForeignSign(typed, measure) is { } sign)
            return new(null, $"Write it {(measure.Length > 0 ? $"in {measure}, " : "")}without the {sign}");
        var digits = measure is null ? typed.TrimEnd('%').TrimEnd() : WrittenUnit.Without(typed, measure);
        if (!Shape().IsMatch(digits))
            return new(null, $"Digits only, such as 4{mark}81");
        if (WrittenNumber.Read(digits) is not { } written)
            return new(null, $"Digits only, such as 1250 or 4{mark}81");
        if (digits.Contains('.', StringComparison.Ordinal) && digits.Contains(',', StringComparison.Ordinal) && With(written, mark) is null)
            return new(null, $"Write {Write(written.By(null), mark)}: a {Name(mark)} marks the decimals here");
        var known = decimals >= Thousands && digits.Contains(mark, StringComparison.Ordinal) ? mark : (char?)null;
        if (written.By(known) is not { } number)
            return new(null, $"Write {Write(Larger(written), mark)} or {Write(Smaller(written), mark)}: “{typed}” can mean both");
        return Math.Abs(number) <= TextRules.LargestNumber
            ? new(number, null)
            : new(null, "Too large. At most 15 digits before the decimals");
    }

    /// <summary>The number of a text that <see cref="Read"/> takes; null for an empty one.</summary>
    public static decimal? Number(string? text) => Read(text).Number;

    /// <summary>A number for a box: <see cref="Read"/> gives it back. Three decimals get a fourth, so that they are no thousands.</summary>
    public static string Write(decimal? number, CultureInfo? culture = null) => Write(number, Mark(culture));

    private static string Write(decimal? number, char mark)
    {
        if (number is not { } given)
            return "";
        var digits = Math.Abs(given).ToString("0.############", CultureInfo.InvariantCulture);
        if (WrittenNumber.Read(digits) is { IsAmbiguous: true })
            digits += "0";
        return (given < 0 ? Minus : "") + digits.Replace('.', mark);
    }

    private static decimal? With(WrittenNumber written, char mark) => mark == '.' ? written.WithPoint : written.WithComma;

    private static decimal? Larger(WrittenNumber one) =>
        Math.Abs(one.WithPoint ?? 0) > Math.Abs(one.WithComma ?? 0) ? one.WithPoint : one.WithComma;

    private static decimal? Smaller(WrittenNumber one) => Larger(one) == one.WithPoint ? one.WithComma : one.WithPoint;

    private static string Name(char mark) => mark == '.' ? "point" : "comma";

    private static char Mark(CultureInfo? culture) =>
        (culture ?? CultureInfo.CurrentCulture).NumberFormat.NumberDecimalSeparator == "," ? ',' : '.';

    [GeneratedRegex(@"^-? ?\+?([0-9][0-9 .,']*|[.,][0-9]+)$")]
    private static partial Regex Shape();
}

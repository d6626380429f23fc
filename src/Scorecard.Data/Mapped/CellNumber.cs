using System.Globalization;
using Scorecard.Domain;

namespace Scorecard.Data.Mapped;

/// <summary>A number as people write it into tables: “96.2%”, “£1,234.50”, “$10.4M”, “>= 95%”, “(1,250)”.</summary>
/// <param name="Value">Magnitudes worked out; a percentage as it is shown.</param>
/// <param name="Sign">What it is measured in, as it stands beside it; empty for none.</param>
/// <param name="AtLeast">Of a condition: whether values are to reach it, else to stay below; null where it is none.</param>
public readonly record struct CellNumber(decimal Value, string Sign, bool? AtLeast)
{
    private const int DigitsWorkedOut = 15;
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly (string Suffix, decimal Times)[] Magnitudes =
    [
        ("Mrd.", 1_000_000_000),
        ("Mrd", 1_000_000_000),
        ("bn", 1_000_000_000),
        ("Mio.", 1_000_000),
        ("Mio", 1_000_000),
        ("mn", 1_000_000),
        ("Tsd.", 1000),
        ("Tsd", 1000),
        ("B", 1_000_000_000),
        ("M", 1_000_000),
        ("m", 1_000_000),
        ("k", 1000),
        ("K", 1000),
    ];

    private static readonly string[] Currencies = ["EUR", "GBP", "USD", "CHF"];

    /// <summary>Null where it is no number, or one that can mean two and no mark of decimals is given.</summary>
    /// <param name="mark">What marks decimals.</param>
    /// <param name="unit">What may stand behind it, such as “days”.</param>
    public static CellNumber? Read(string text, char? mark, string unit = "") =>
        (mark == '.' || (mark is null && !text.Contains('.', StringComparison.Ordinal)))
        && text.Length < DigitsWorkedOut
        && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var plain)
            ? new(plain, "", null)
        : ReadWritten(WrittenNumber.Plain(text), mark, unit) is { Number: var written, Digits: { } digits }
        && Meant(digits, mark) is { } number
            ? written with
            {
                Value = Product(written.Value, AsShown(number, text)),
            }
        : null;

    /// <summary>Whether it is a number that can mean two.</summary>
    public static bool IsAmbiguous(string text) =>
        ReadWritten(WrittenNumber.Plain(text), null, "") is { Digits: { } digits } && WrittenNumber.Read(digits) is { IsAmbiguous: true };

    /// <summary>What the number says of the mark of decimals: that it is a point, a comma, or nothing.</summary>
    public static char? MarkOf(string text) =>
        ReadWritten(WrittenNumber.Plain(text), null, "") is not { Digits: { } digits } || WrittenNumber.Read(digits) is not { } number
            ? null
        : number.WithPoint is null ? ','
        : number.WithComma is null ? '.'
        : null;

    private static decimal? Meant(string digits, char? mark) => WrittenNumber.Read(digits)?.By(mark);

    /// <returns>With what the digits are to be multiplied as the value.</returns>
    private static (CellNumber Number, string? Digits) ReadWritten(string text, char? mark, string unit)
    {
        var (times, sign, atLeast) = (1m, "", (bool?)null);
        if (text.Length > 0 && text[0] is '>' or '<' or '≥' or '≤' or '=')
        {
            atLeast =
                text[0] is '>' or '≥' ? true
                : text[0] is '<' or '≤' ? false
                : null;
            text = text.TrimStart('>', '<', '≥', '≤', '=', ' ');
        }
        if (text is ['(', .., ')'])
            (text, times) = (text[1..^1], -1);
        if (text.StartsWith('-') && text.Length > 1 && !char.IsAsciiDigit(text[1]))
            (text, times) = (text[1..].TrimStart(), -times);
        foreach (var currency in Currencies)
            if (text.StartsWith(currency, StringComparison.OrdinalIgnoreCase))
                (sign, text) = (currency, text[currency.Length..].TrimStart());
            else if (text.EndsWith(currency, StringComparison.OrdinalIgnoreCase))
                (sign, text) = (currency, text[..^currency.Length].TrimEnd());
        if (text.Length > 0 && char.GetUnicodeCategory(text[0]) == UnicodeCategory.CurrencySymbol)
            (sign, text) = (text[..1], text[1..].TrimStart());
        if (text.Length > 0 && (text[^1] == '%' || char.GetUnicodeCategory(text[^1]) == UnicodeCategory.CurrencySymbol))
            (sign, text) = (text[^1..], text[..^1].TrimEnd());
        else if (unit.Length > 0)
            text = WrittenUnit.Without(text, unit);
        if (text.Length > 0 && !char.IsAsciiDigit(text[^1]))
            foreach (var (suffix, magnitude) in Magnitudes)
                if (text.EndsWith(suffix, StringComparison.Ordinal) && text.Length > suffix.Length)
                {
                    (times, text) = (times * magnitude, text[..^suffix.Length].TrimEnd());
                    break;
                }
        return (new(times, sign, atLeast), text.Length > 0 && char.IsAsciiDigit(text[^1]) ? text : null);
    }

    /// <summary>The largest there is where it is larger still; whoever takes it refuses it by its size.</summary>
    /// <param name="times">1 or more, or -1 or less.</param>
    private static decimal Product(decimal times, decimal number) =>
        Math.Abs(number) <= decimal.MaxValue / Math.Abs(times) ? times * number : Math.Sign(times) * Math.Sign(number) * decimal.MaxValue;

    /// <summary>A number that a sheet worked out in binary, as the sheet shows it.</summary>
    private static decimal AsShown(decimal number, string text) =>
        number == decimal.Truncate(number) || text.TrimStart('-', '0', '.', ',').Count(char.IsAsciiDigit) < DigitsWorkedOut
            ? number
            : TextRules.Rounded(WrittenNumber.Shown(number));
}

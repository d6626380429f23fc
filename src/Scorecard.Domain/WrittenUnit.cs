using System.Text.RegularExpressions;

namespace Scorecard.Domain;

/// <summary>The unit of measure that may stand beside a written number: “€4.81”, “46 days”, “95 %”.</summary>
public static partial class WrittenUnit
{
    private static readonly (string Sign, string Word)[] Words = [("€", "EUR"), ("£", "GBP"), ("$", "USD"), ("¥", "JPY"), ("%", "PERCENT")];

    /// <summary>The first sign in the text that is not the unit’s, such as “$” where it is “€”; null where there is none.</summary>
    public static string? ForeignSign(string text, string unit) =>
        Sign().Match(text) is { Success: true } sign
        && !unit.Contains(sign.Value, StringComparison.Ordinal)
        && !Words.Any(w => w.Sign == sign.Value && unit.Equals(w.Word, StringComparison.OrdinalIgnoreCase))
            ? sign.Value
            : null;

    /// <summary>The text without its unit: all of it behind the number, or a currency’s sign before it and the rest behind.</summary>
    public static string Without(string text, string unit)
    {
        if (unit.Length == 0)
            return text;
        if (Words.FirstOrDefault(w => unit.Equals(w.Word, StringComparison.OrdinalIgnoreCase)).Sign is { } word)
            unit = text.Contains(word, StringComparison.Ordinal) ? word : unit;
        if (
            Sign().Match(unit) is { Success: true, Index: 0 } sign
            && Leading().Match(text) is { Success: true } leading
            && leading.Groups["sign"].Value == sign.Value
        )
            (text, unit) = (text.Remove(leading.Groups["sign"].Index, 1), unit[1..]);
        if (unit.Length > 0 && text.StartsWith(unit, StringComparison.OrdinalIgnoreCase))
            return text[unit.Length..].TrimStart();
        return unit.Length > 0 && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? text[..^unit.Length].TrimEnd() : text;
    }

    [GeneratedRegex(@"[\p{Sc}%×]")]
    private static partial Regex Sign();

    [GeneratedRegex(@"^[-\u2212\u2013]? ?(?<sign>\p{Sc})")]
    private static partial Regex Leading();
}

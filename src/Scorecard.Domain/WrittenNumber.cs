using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecard.Domain;

/// <summary>
/// What the digits of a written number can mean: “1,250” is one and a quarter where a comma marks decimals, and more than a thousand where
/// a point does. Thousands may be parted by a point, a comma, a space of any width or an apostrophe.
/// </summary>
/// <param name="WithPoint">The number where a point marks decimals; null where it can be none.</param>
/// <param name="WithComma">The number where a comma does; null where it can be none.</param>
public readonly record struct WrittenNumber(decimal? WithPoint, decimal? WithComma)
{
    private const int SignificantDigits = 15;

    public bool IsAmbiguous => WithPoint is { } point && WithComma is { } comma && point != comma;

    /// <summary>The one number that it means, or the one under the mark of decimals that is given; null where that says nothing.</summary>
    public decimal? By(char? mark) =>
        !IsAmbiguous ? WithPoint ?? WithComma
        : mark is null ? null
        : mark == ',' ? WithComma
        : WithPoint;

    /// <summary>Reads digits with marks, and a sign before them; null where they are no number however read.</summary>
    public static WrittenNumber? Read(string text)
    {
        var match = NumberShapes.Number().Match(Plain(text));
        if (!match.Success)
            return null;
        var (minus, digits) = (match.Groups["minus"].Success, match.Groups["digits"].Value);
        var read = new WrittenNumber(Read(digits, '.', ',', minus), Read(digits, ',', '.', minus));
        return read is (null, null) ? null : read;
    }

    /// <summary>The text with one kind of space, apostrophe and minus.</summary>
    public static string Plain(string text) =>
        NumberShapes.Blank().Replace(text.Trim(), " ").Replace('\u2019', '\'').Replace('\u2212', '-').Replace('\u2013', '-');

    /// <summary>
    /// A number that was worked out in binary, 91.370000000000005, as any sheet shows it: with 15 significant digits. One that has no
    /// more digits than those stays as it is.
    /// </summary>
    public static decimal Shown(decimal number)
    {
        var digits = number == 0 ? 0 : (int)Math.Floor(Math.Log10((double)Math.Abs(number))) + 1;
        var decimals = SignificantDigits - digits;
        return decimals is < 0 or > 28 ? number : Math.Round(number, decimals, MidpointRounding.AwayFromZero) + 0m;
    }

    private static decimal? Read(string digits, char mark, char other, bool minus)
    {
        var parts = digits.Split(mark);
        if (parts.Length > 2 || parts.Skip(1).Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit)))
            return null;
        var separators = parts[0].Where(c => !char.IsAsciiDigit(c)).Distinct().ToArray();
        var groups = parts[0].Split(separators is [var separator] ? separator : other);
        if (separators.Length > 1 || (groups.Length > 1 && !AreThousands(groups)))
            return null;
        var plain = string.Concat(groups) + (parts.Length == 2 ? "." + parts[1] : "");
        // Digits alone fail for being too many only; whoever takes the number refuses it by its size.
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            number = decimal.MaxValue;
        return minus ? -number : number;
    }

    private static bool AreThousands(string[] groups) =>
        groups[0].Length is >= 1 and <= 3 && groups[0] is not ['0', ..] && groups.Skip(1).All(group => group.Length == 3);
}

internal static partial class NumberShapes
{
    [GeneratedRegex(@"^(?<minus>-)? ?\+?(?<digits>[0-9][0-9 .,']*(?<=[0-9])|[.,][0-9]+)$")]
    public static partial Regex Number();

    [GeneratedRegex(@"[\s\u00a0\u2009\u202f]+")]
    public static partial Regex Blank();
}

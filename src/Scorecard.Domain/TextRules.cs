using System.Globalization;
using System.Text;

namespace Scorecard.Domain;

/// <summary>The limits every name, code, description and number typed by a person must keep.</summary>
public static class TextRules
{
    public const int NameLength = 200;
    public const int CodeLength = 64;
    public const int DescriptionLength = 2000;
    public const int ThemeLength = 60;

    /// <summary>The decimals that amounts, scale points and weights are kept with.</summary>
    public const int MostDecimals = 6;

    /// <summary>The largest amount a measurement or a scale may hold, either sign: 15 digits before the point.</summary>
    public const decimal LargestNumber = 999_999_999_999_999m;

    /// <summary>Trims and checks a name: 1 to 200 characters, letters in their plain form.</summary>
    public static string Name(string? name, string what)
    {
        name = Plain(name) ?? "";
        RuleViolation.Unless(name.Length > 0, $"{what} needs a name. Write 1 to {NameLength} characters.");
        RuleViolation.Unless(
            name.Length <= NameLength,
            $"{what}: the name has {name.Length} characters. Shorten it to at most {NameLength}."
        );
        RuleViolation.Unless(
            !name.Any(char.IsControl),
            $"{what}: the name holds a line break or another control character. Write it on one line."
        );
        RuleViolation.Unless(
            name.EnumerateRunes().Any(IsVisible),
            $"{what}: the name shows nothing. Write at least one letter, digit or sign."
        );
        return name;
    }

    /// <summary>Trims and checks a code: 1 to 64 letters, digits and <c>- _ . /</c>, each word of it in one alphabet.</summary>
    public static string Code(string? code, string what)
    {
        code = Plain(code) ?? "";
        RuleViolation.Unless(code.Length > 0, $"{what} needs a code. Write 1 to {CodeLength} letters, digits or - _ . /");
        RuleViolation.Unless(
            code.Length <= CodeLength,
            $"{what}: the code has {code.Length} characters. Shorten it to at most {CodeLength}."
        );
        RuleViolation.Unless(
            code.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/'),
            $"{what}: the code “{code}” may hold only letters, digits and - _ . /"
        );
        RuleViolation.Unless(
            !Lookalikes.MixesAlphabets(code),
            $"{what}: the code “{code}” mixes letters of different alphabets in one word, some of which look alike. Type it in one."
        );
        return code;
    }

    /// <summary>The form in which codes and names are compared: without case, letters in their plain form, accents composed.</summary>
    public static string Normalize(string text) => Plain(text)!.ToUpperInvariant();

    /// <summary>
    /// As <see cref="Composed"/>, and with each letter, digit and blank in its plain form (NFKC): a wide Ａ and an A are the same text.
    /// Signs stay as they were typed, such as those of CO₂ and m².
    /// </summary>
    public static string? Plain(string? text)
    {
        text = Composed(text);
        if (text is null || Ascii.IsValid(text) || !IsText(text) || text.IsNormalized(NormalizationForm.FormKC))
            return text;
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || Rune.IsWhiteSpace(rune))
                plain.Append(rune.ToString().Normalize(NormalizationForm.FormKC));
            else
                plain.Append(rune);
        return Composed(plain.ToString());
    }

    /// <summary>
    /// Trims, and joins letters with their accents (NFC), so that é typed as one sign and as two is the same text. Half a sign, which
    /// belongs to no text, is left as it is.
    /// </summary>
    public static string? Composed(string? text)
    {
        text = text?.Trim();
        return text is null || !IsText(text) ? text : text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Trims a description; empty becomes null. At most 2,000 characters.</summary>
    public static string? Description(string? text, string what)
    {
        text = Composed(text);
        RuleViolation.Unless(
            text is null || text.Length <= DescriptionLength,
            $"{what}: the description has {text?.Length} characters. Shorten it to at most {DescriptionLength}."
        );
        RuleViolation.Unless(
            text is null || !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')),
            $"{what}: the text holds a control character. Type it instead of pasting it."
        );
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Trims a theme, a few words on one line; empty becomes null. At most 60 characters.</summary>
    public static string? Theme(string? text, string what)
    {
        text = Composed(text);
        RuleViolation.Unless(
            text is null || text.Length <= ThemeLength,
            $"{what}: the theme has {text?.Length} characters. Shorten it to at most {ThemeLength}."
        );
        RuleViolation.Unless(
            text is null || !text.Any(char.IsControl),
            $"{what}: the theme holds a line break or another control character. Write it on one line."
        );
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Checks the reason for something that others would ask about; it cannot be empty.</summary>
    /// <param name="of">What is to be said, such as “the unit keeps its own”.</param>
    public static string Reason(string? text, string of) =>
        Description(text, "The reason") ?? throw new RuleViolation($"Say why {of}, so that nobody has to ask again.");

    /// <summary>An amount as it is kept: up to six decimals and 15 digits before the point.</summary>
    /// <exception cref="RuleViolation">It is too large, or has more decimals; nothing is rounded in silence.</exception>
    public static decimal Amount(decimal number, string what) =>
        AmountProblem(number, what) is { } sentence ? throw new RuleViolation(sentence) : Rounded(number);

    /// <summary>Why a number is no <see cref="Amount"/>, as a sentence; null where it is one.</summary>
    internal static string? AmountProblem(decimal number, string what) =>
        Math.Abs(number) > LargestNumber
            ? $"{what}: {number.ToString(CultureInfo.InvariantCulture)} is too large. At most 15 digits before the point."
        : Rounded(number) != number
            ? $"{what}: {number.ToString(CultureInfo.InvariantCulture)} has more than {MostDecimals} decimals. "
                + $"Write at most {MostDecimals}, or choose a larger unit of measure."
        : null;

    /// <summary>Rounds a number that was worked out to the six decimals that are kept, half away from zero.</summary>
    public static decimal Rounded(decimal number) => Math.Round(number, MostDecimals, MidpointRounding.AwayFromZero);

    /// <summary>Whether no half of a sign stands alone, which cannot be normalized.</summary>
    private static bool IsText(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (char.IsSurrogate(text[at]) && (!char.IsHighSurrogate(text[at]) || ++at == text.Length || !char.IsLowSurrogate(text[at])))
                return false;
        return true;
    }

    private static bool IsVisible(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);

    /// <summary>Checks a relative weight: zero or more.</summary>
    public static decimal Weight(decimal weight, string what)
    {
        RuleViolation.Unless(weight >= 0, $"{what}: a weight cannot be negative. Write 0 to leave it out of the score, or more.");
        RuleViolation.Unless(
            weight == Rounded(weight),
            $"{what}: a weight has at most {MostDecimals} decimals. Write 0 to leave it out of the score, or at least 0.000001."
        );
        return Amount(weight, what);
    }

    /// <summary>A text that is cut where it is longer, which an ellipsis says.</summary>
    /// <param name="longest">With the ellipsis; at least 2.</param>
    public static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        // Half of a character that takes two places is no text.
        var kept = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..kept] + "…";
    }
}

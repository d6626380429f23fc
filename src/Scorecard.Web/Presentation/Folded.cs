using System.Globalization;
using System.Text;

namespace Scorecard.Web.Presentation;

/// <summary>
/// Text without regard to case and accents, so that it can be compared by its characters: “Élodie Grün” is “elodie grun”.
/// </summary>
public static class Folded
{
    private const char Dropped = '\0';
    private static readonly char[] Letters = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => Fold((char)c))];

    public static string Of(string text)
    {
        var folded = new char[text.Length];
        return new(folded, 0, Write(text, folded));
    }

    /// <returns>How many characters were written; never more than the text has.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        foreach (var c in text)
            if (Letters[c] is not Dropped and var letter)
                folded[length++] = letter;
        return length;
    }

    private static char Fold(char c) =>
        c switch
        {
            'ø' or 'Ø' => 'o',
            'ł' or 'Ł' => 'l',
            'đ' or 'Đ' => 'd',
            'ı' => 'i',
            _ when char.IsSurrogate(c) || c >= '\ufffe' || c is >= '\ufdd0' and <= '\ufdef' => c,
            _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark => Dropped,
            _ => char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]),
        };
}

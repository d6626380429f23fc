namespace Scorecard.Domain;

/// <summary>Letters of different alphabets that cannot be told from each other, such as a Latin and a Cyrillic а.</summary>
public static class Lookalikes
{
    private enum Alphabet
    {
        Latin,
        Greek,
        Cyrillic,
    }

    /// <summary>
    /// Whether a word of the text holds letters of two of the Latin, Greek and Cyrillic alphabets. Whatever is neither letter nor digit
    /// ends a word, so that KPI-ПРОДАЖИ is fine.
    /// </summary>
    public static bool MixesAlphabets(string text)
    {
        Alphabet? ofWord = null;
        foreach (var sign in text)
        {
            if (!char.IsLetterOrDigit(sign))
                ofWord = null;
            else if (AlphabetOf(sign) is { } alphabet)
            {
                if (ofWord is { } begun && begun != alphabet)
                    return true;
                ofWord = alphabet;
            }
        }
        return false;
    }

    private static Alphabet? AlphabetOf(char sign) =>
        sign switch
        {
            (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF') => Alphabet.Latin,
            (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF') => Alphabet.Greek,
            >= '\u0400' and <= '\u052F' => Alphabet.Cyrillic,
            _ => null,
        };
}

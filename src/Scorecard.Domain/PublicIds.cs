namespace Scorecard.Domain;

/// <summary>The ids of rows as addresses bear them: 11 characters of lower-case base 32, which sort as the ids do.</summary>
public static class PublicIds
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 11;

    /// <param name="id">Not negative, and below 2^55.</param>
    public static string Format(long id) =>
        string.Create(
            Length,
            id,
            static (text, id) =>
            {
                for (var i = Length - 1; i >= 0; i--, id >>= 5)
                    text[i] = Digits[(int)(id & 31)];
            }
        );

    /// <summary>Reads what <see cref="Format"/> wrote, in either case.</summary>
    public static bool TryParse(string? text, out long id)
    {
        id = 0;
        if (text?.Length != Length)
            return false;
        foreach (var c in text)
        {
            var digit = Digits.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (digit < 0)
                return false;
            id = id << 5 | (long)digit;
        }
        return true;
    }
}

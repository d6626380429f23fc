using System.Security.Cryptography;

namespace Scorecard.Data;

/// <summary>
/// Makes and writes the ids of rows. An id is 31 bits of seconds and 24 bits of a counter that starts at random, so ids sort by time, need no
/// round trip and fit many rows a second; in addresses it is 11 characters of lower-case base 32.
/// </summary>
public sealed class PublicIds(TimeProvider time)
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 11;
    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private long last;

    public long Next()
    {
        var seconds = (long)(time.GetUtcNow() - Epoch).TotalSeconds;
        lock (gate)
        {
            if (last >> 24 < seconds)
                last = seconds << 24 | (long)RandomNumberGenerator.GetInt32(1 << 22);
            return ++last;
        }
    }

    public static string Format(long id) => string.Create(Length, id, static (text, id) =>
    {
        for (var i = Length - 1; i >= 0; i--, id >>= 5)
            text[i] = Digits[(int)(id & 31)];
    });

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

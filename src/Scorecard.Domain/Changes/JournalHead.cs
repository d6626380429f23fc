using System.Globalization;

namespace Scorecard.Domain.Changes;

/// <summary>
/// The end of a chained journal: whoever has noted it elsewhere can tell later whether all lines up to it are still what they were.
/// </summary>
/// <param name="Sequence">The last change.</param>
/// <param name="Hash">The hash of that change's last line, as 64 lower-case hexadecimal digits.</param>
public readonly record struct JournalHead(long Sequence, string Hash)
{
    public static JournalHead Of(long sequence, byte[] hash) => new(sequence, Convert.ToHexStringLower(hash));

    /// <summary>Reads <c>SEQUENCE:HASH</c>, in either case.</summary>
    /// <returns>Null where it is not one.</returns>
    public static JournalHead? Parse(string? text) =>
        text?.Trim().Split(':') is [var number, var hash]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && hash.Length == 2 * ChangeChain.HashLength
        && hash.All(char.IsAsciiHexDigit)
            ? new(sequence, hash.ToLowerInvariant())
            : null;

    /// <summary><c>SEQUENCE:HASH</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}

using System.Globalization;

namespace Scorecard.Data;

/// <summary>How much memory score books may hold together before the least used leave.</summary>
/// <param name="Bytes">Above 0.</param>
public sealed record BookMemory(long Bytes)
{
    private static readonly (string Unit, decimal Bytes)[] Units = [("KB", 1L << 10), ("MB", 1L << 20), ("GB", 1L << 30)];

    /// <summary>A quarter of what the process may use: of the container's limit where there is one, else of the machine's memory.</summary>
    public static BookMemory Default => new(Available / 4);

    private static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Takes an amount such as <c>512MB</c> or a share of what the process may use such as <c>25%</c>.</summary>
    /// <returns>Null where it is neither, or nothing at all.</returns>
    public static BookMemory? Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.EndsWith('%'))
            return Number(trimmed[..^1]) is { } share and <= 100 ? Of(share / 100 * Available) : null;
        foreach (var (unit, bytes) in Units)
            if (trimmed.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
                return Number(trimmed[..^unit.Length]) is { } amount and < 1_000_000 ? Of(amount * bytes) : null;
        return null;
    }

    private static BookMemory? Of(decimal bytes) => bytes >= 1 ? new((long)bytes) : null;

    private static decimal? Number(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}

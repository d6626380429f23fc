namespace Scorecard.Data.Import;

/// <summary>What people write in place of a value that is not there.</summary>
internal static class MissingWords
{
    private static readonly HashSet<string> All = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a",
        "na",
        "n.a.",
        "#n/a",
        "-",
        "–",
        "—",
        "no data",
        "not reported",
        "not available",
    };

    public static bool Contain(string? text) => text is not null && All.Contains(text);
}

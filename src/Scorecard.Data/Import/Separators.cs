using System.Text;

namespace Scorecard.Data.Import;

/// <summary>What parts the cells of a file: a comma, a semicolon or a tab, whichever its first line with any has most of.</summary>
internal static class Separators
{
    private const int Start = 8000;

    private static readonly char[] All = [',', ';', '\t'];

    /// <summary>Null where the file is plainly not UTF-8.</summary>
    public static char? Find(ImportFile file) => FirstLines(file) is { } lines ? Find(lines) : null;

    public static char Find(IReadOnlyList<string> lines)
    {
        var line = lines.FirstOrDefault(l => l.IndexOfAny(All) >= 0) ?? "";
        return All.MaxBy(separator => line.Count(c => c == separator));
    }

    /// <summary>The beginning of a file; null where it is plainly not UTF-8.</summary>
    public static string[]? FirstLines(ImportFile file)
    {
        using var stream = file.Open();
        var bytes = new byte[Start];
        var start = bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        if (start.IndexOf((byte)0) >= 0 || start.StartsWith<byte>([0xFF, 0xFE]) || start.StartsWith<byte>([0xFE, 0xFF]))
            return null;
        return Encoding.UTF8.GetString(start).TrimStart('\ufeff').Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
    }
}

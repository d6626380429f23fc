using System.Buffers;
using Scorecard.Data.Import;

namespace Scorecard.Data.Mapped;

/// <summary>Writes a file of an import out of rows that were made of something else.</summary>
internal static class MadeFile
{
    private static readonly SearchValues<char> Quotable = SearchValues.Create("\",;\n\r\t'");

    /// <summary>Without rows there is no file.</summary>
    public static void Save(string folder, TableFormat format, string[] columns, IEnumerable<string[]> rows)
    {
        var lines = rows.Select(row => string.Join(',', row.Select(Quoted))).ToList();
        if (lines.Count > 0)
            File.WriteAllLines(Path.Combine(folder, format.File), [string.Join(',', columns), .. lines]);
    }

    public static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(Quotable) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

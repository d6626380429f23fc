using System.Text.RegularExpressions;

namespace Scorecard.Data.Import;

/// <summary>Which file of the format a table is: by its name, however a download or a copy has changed it, or by its header.</summary>
internal static partial class FileKinds
{
    /// <param name="label">The name of the file or sheet.</param>
    /// <returns>Null where it is none.</returns>
    public static TableFormat? Find(string label, Func<string[]> header)
    {
        var name = Ends().Replace(label.Trim().ToLowerInvariant(), "");
        if (ImportFormat.All.FirstOrDefault(f => Path.GetFileNameWithoutExtension(f.File) == name) is { } named)
            return named;
        var columns = header();
        return ImportFormat
            .All.Where(f => f.Required.All(c => columns.Contains(c, StringComparer.OrdinalIgnoreCase)))
            .OrderByDescending(f => f.Columns.Count(c => columns.Contains(c, StringComparer.OrdinalIgnoreCase)))
            .FirstOrDefault();
    }

    /// <summary>Extensions, “ (1)”, “ - Copy” and the like, in any number.</summary>
    [GeneratedRegex(@"(\.csv|\.tsv|\.txt| ?\([0-9]+\)|( -|_)? ?copy)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();
}

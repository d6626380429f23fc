using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Scorecard.Web.Presentation;

/// <summary>
/// A table of a page as a file, its heads and cells said once for both formats: CSV, or a workbook of one sheet whose numbers are numbers.
/// </summary>
/// <param name="Key">Names it among the tables of its page, in addresses.</param>
/// <param name="Name">What it shows, in the name of the file.</param>
/// <param name="Period">What it reports on, there as well; null for what has no period.</param>
public sealed record TableFile(string Key, string Name, string? Period, IReadOnlyList<string> Heads, IEnumerable<object?[]> Rows)
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string ExportKey = "export";
    public const string TableKey = "table";
    public const string AsCsv = "csv";
    public const string AsWorkbook = "xlsx";

    private static readonly char[] NotInFileNames = [.. "\\/:*?\"<>|"];

    /// <param name="columns">Each with its head and what it says of a row.</param>
    public static TableFile Of<T>(
        string key,
        string name,
        string? period,
        IEnumerable<T> rows,
        params IReadOnlyList<(string Head, Func<T, object?> Cell)> columns
    ) => new(key, name, period, [.. columns.Select(c => c.Head)], rows.Select(row => columns.Select(c => c.Cell(row)).ToArray()));

    /// <summary>Whether an address asks for a file instead of a page; anything but csv and xlsx is no export.</summary>
    public static bool IsAsked(IQueryCollection query) => (string?)query[ExportKey] is AsCsv or AsWorkbook;

    /// <summary>“Northwind - KPIs - October 2026.csv”.</summary>
    public string FileName(string? organization, string export) =>
        string.Concat(
            string.Join(" - ", new[] { organization, Name, Period }.Where(part => !string.IsNullOrEmpty(part)))
                .Select(letter => char.IsControl(letter) || NotInFileNames.Contains(letter) ? '-' : letter)
        ) + $".{export}";

    public byte[] ToCsv()
    {
        var csv = Csv.WithHeader([.. Heads]);
        foreach (var row in Rows)
            csv.Row(row);
        return csv.ToBytes();
    }

    public byte[] ToWorkbook()
    {
        using var file = new MemoryStream();
        // A workbook's columns are found by their heads, and people call two things the same.
        var heads = Heads
            .Select((head, i) => Heads.Take(i).Count(h => h == head) is > 0 and var before ? $"{head} ({before + 1})" : head)
            .ToList();
        var rows = Rows.Select(row => heads.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))
            .DefaultIfEmpty(heads.ToDictionary(head => head, _ => (object?)null));
        file.SaveAs(rows, configuration: new OpenXmlConfiguration { FreezeRowCount = 1, AutoFilter = false });
        return file.ToArray();
    }
}

using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Scorecard.Web.Presentation;

/// <summary>A table of a page as a file, with its heads first: CSV, or a workbook of one sheet whose numbers are numbers.</summary>
public sealed record TableFile(string Name, IReadOnlyList<string> Heads, IEnumerable<object?[]> Rows)
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string AsCsv = "csv";
    private const string AsWorkbook = "xlsx";

    /// <param name="export">csv or xlsx, as an address says it; anything else is no export.</param>
    public static bool IsAsked(string? export) => export is AsCsv or AsWorkbook;

    public FileContentResult As(string export) =>
        export == AsWorkbook
            ? new(Workbook(), WorkbookType) { FileDownloadName = $"{Name}.xlsx" }
            : new(ToCsv(), Csv.ContentType) { FileDownloadName = $"{Name}.csv" };

    private byte[] ToCsv()
    {
        var csv = Csv.WithHeader([.. Heads]);
        foreach (var row in Rows)
            csv.Row(row);
        return csv.ToBytes();
    }

    private byte[] Workbook()
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

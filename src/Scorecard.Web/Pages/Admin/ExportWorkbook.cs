using System.Globalization;
using CsvHelper;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Web.Pages.Admin;

/// <summary>Puts the files of an export as sheets into a workbook, numbers as numbers.</summary>
public static class ExportWorkbook
{
    private const int MostRows = 1_048_575;

    /// <summary>A sheet keeps this many digits of a number.</summary>
    private const int MostDigits = 15;

    /// <param name="folder">Where the files are.</param>
    /// <exception cref="RuleViolation">A file has more rows than a sheet.</exception>
    public static async Task WriteAsync(string folder, string workbook, CancellationToken cancel)
    {
        var sheets = new Dictionary<string, object>();
        foreach (var format in ImportFormat.All)
            if (Path.Combine(folder, format.File) is var file && File.Exists(file))
                sheets.Add(Path.GetFileNameWithoutExtension(format.File), Rows(file, format));
        await using var stream = File.Create(workbook);
        await stream.SaveAsAsync(
            sheets,
            configuration: new OpenXmlConfiguration { FreezeRowCount = 1, AutoFilter = false },
            cancellationToken: cancel
        );
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(string file, TableFormat format)
    {
        using var csv = CsvReader.Create(File.OpenRead(file), new CsvReaderOptions { HasHeader = false });
        csv.Read();
        var heads = Cells(csv);
        var rows = 0;
        while (csv.Read())
        {
            if (++rows > MostRows)
                throw new RuleViolation($"{format.File} has more rows than a sheet of a workbook. Export CSV files.");
            yield return heads.Zip(Cells(csv)).ToDictionary(cell => cell.First, cell => Cell(cell.First, cell.Second));
        }
        if (rows == 0)
            yield return heads.ToDictionary(head => head, _ => (object?)null);
    }

    private static string[] Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    private static object? Cell(string column, string text) =>
        text.Length == 0 ? null
        : ImportFormat.NumberColumns.Contains(column)
        && text.Count(char.IsDigit) <= MostDigits
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
        : GuardedText.Plain(text);
}

using System.Xml;
using CsvHelper;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// A workbook unpacked into one CSV file for each sheet, so that everything after is the same. It is read forward only and within limits;
/// what it says of its own size is believed only where that is too much.
/// </summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>All parts together may take so many times the room of one file: markup is longer than the cells in it.</summary>
    public const int MarkupFactor = 4;

    private readonly WorkFolder folder = new();

    private Workbook() { }

    /// <summary>The sheets by their names, in the order of the workbook.</summary>
    public List<(string Name, string Path)> Sheets { get; } = [];

    /// <param name="limit">How many bytes a sheet may hold as a CSV file.</param>
    /// <param name="name">What the person calls it.</param>
    /// <exception cref="RuleViolation">The file is no workbook, or holds too much.</exception>
    public static Workbook Unpack(string path, long limit, string name, CancellationToken cancel)
    {
        var workbook = new Workbook();
        try
        {
            using var zip = BoundedZip.Open(path, name, limit * MarkupFactor);
            var parts = new WorkbookParts(zip, name, cancel);
            var cells = new WorkbookCells(parts, name);
            foreach (var (sheet, at) in parts.Sheets)
                if (parts.Open(at, sheet) is { } part)
                    using (part)
                        workbook.Save(new SheetRows(part, cells, sheet), sheet, limit);
            return workbook;
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or NotSupportedException)
        {
            workbook.Dispose();
            throw new RuleViolation($"{name} cannot be read as a workbook. Save it again as .xlsx, without a password, or as CSV files.");
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    public void Dispose() => folder.Dispose();

    private void Save(SheetRows rows, string sheet, long limit)
    {
        var path = Path.Combine(folder.Path, $"{Sheets.Count}.csv");
        Sheets.Add((sheet, path));
        using var stream = File.Create(path);
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { ValidateFieldCount = false });
        var width = 0;
        while (rows.Read())
        {
            for (var blank = 0; blank < rows.BlankBefore; blank++)
                WriteRow(csv, [], 1);
            width = Math.Max(width, rows.Texts.Count);
            WriteRow(csv, rows.Texts, width);
            if (stream.Position > limit)
                throw new RuleViolation($"{sheet}: {LimitedStream.TooLarge(limit)}");
        }
    }

    private static void WriteRow(CsvWriter csv, List<string> texts, int width)
    {
        for (var i = 0; i < width; i++)
            csv.WriteField(i < texts.Count ? texts[i] : null);
        csv.EndRecord();
    }
}

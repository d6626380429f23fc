using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>A workbook unpacked into one CSV file for each sheet, so that everything after is the same.</summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>A sheet's markup takes so many times the room of its cells, at most.</summary>
    private const int MarkupFactor = 20;

    private readonly string folder = Directory.CreateTempSubdirectory("scorecard-workbook-").FullName;

    private Workbook() { }

    /// <summary>The sheets by their names, in the order of the workbook.</summary>
    public List<(string Name, string Path)> Sheets { get; } = [];

    /// <param name="name">What the person calls it.</param>
    /// <exception cref="RuleViolation">The file is no workbook, or holds too much.</exception>
    public static Workbook Unpack(string path, long limit, string name)
    {
        var workbook = new Workbook();
        try
        {
            using var document = SpreadsheetDocument.Open(
                path,
                isEditable: false,
                new OpenSettings { MaxCharactersInPart = limit * MarkupFactor }
            );
            var book = document.WorkbookPart!;
            var cells = new WorkbookCells(book);
            foreach (var sheet in book.Workbook!.Sheets!.Elements<Sheet>())
                if (book.GetPartById(sheet.Id!) is WorksheetPart part)
                    workbook.Save(part, sheet.Name!.Value!, cells, limit);
            return workbook;
        }
        catch (Exception e)
        {
            workbook.Dispose();
            throw e is RuleViolation
                ? e
                : new RuleViolation($"{name} cannot be read as a workbook. Save it again as .xlsx, or as CSV files.");
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Save(WorksheetPart part, string sheet, WorkbookCells cells, long limit)
    {
        var path = Path.Combine(folder, $"{Sheets.Count}.csv");
        Sheets.Add((sheet, path));
        using var stream = File.Create(path);
        using var csv = CsvWriter.Create(stream);
        using var reader = OpenXmlReader.Create(part);
        var (line, width) = (0u, 0);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            var row = (Row)reader.LoadCurrentElement()!;
            var texts = Texts(row, cells);
            if (texts.Count == 0)
                continue;
            // Rows without content are left out of the markup, and counted by whoever looks for a line.
            for (line++; line < (row.RowIndex?.Value ?? line); line++)
                WriteRow(csv, [], width);
            width = Math.Max(width, texts.Count);
            WriteRow(csv, texts, width);
            if (stream.Position > limit)
                throw new RuleViolation($"{sheet}: {LimitedStream.TooLarge(limit)}");
        }
    }

    /// <summary>The cells of a row up to the last that holds something.</summary>
    private static List<string> Texts(Row row, WorkbookCells cells)
    {
        var texts = new List<string>();
        var next = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            next = Column(cell) ?? next;
            if (cells.Text(cell) is { Length: > 0 } text)
            {
                while (texts.Count < next)
                    texts.Add("");
                texts.Add(text);
            }
            next++;
        }
        return texts;
    }

    private static void WriteRow(CsvWriter csv, List<string> texts, int width)
    {
        for (var i = 0; i < Math.Max(1, width); i++)
            csv.WriteField(i < texts.Count ? texts[i] : null);
        csv.EndRecord();
    }

    /// <summary>Counted from 0; null where the cell does not say.</summary>
    private static int? Column(Cell cell) =>
        cell.CellReference?.Value is { } reference
            ? reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, letter) => sum * 26 + char.ToUpperInvariant(letter) - 'A' + 1) - 1
            : null;
}

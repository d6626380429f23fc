using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scorecard.Data.Tests.Import;

/// <summary>A number of a cell, and as what it is shown.</summary>
internal sealed record Shown(double Number, string Format);

/// <summary>What a formula gave that could not be worked out, such as #N/A.</summary>
internal sealed record Faulty(string Code);

/// <summary>Writes workbooks whose cells have formats, as spreadsheets do.</summary>
internal static class TestWorkbook
{
    /// <param name="sheets">Cells are text, numbers, yes and no, <see cref="Shown"/>, <see cref="Faulty"/> or null for a styled blank.</param>
    public static string Write(string folder, bool from1904, params (string Name, object?[][] Rows)[] sheets)
    {
        var path = Path.Combine(folder, "book.xlsx");
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.Workbook = new(new WorkbookProperties { Date1904 = from1904 }, new Sheets());
        var formats = sheets.SelectMany(s => s.Rows).SelectMany(r => r).OfType<Shown>().Select(c => c.Format).Distinct().ToList();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles(formats);
        for (var i = 0; i < sheets.Length; i++)
        {
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new(new SheetData(sheets[i].Rows.Select((cells, at) => RowOf(cells, (uint)at + 1, formats))));
            book.Workbook.Sheets!.AppendChild(
                new Sheet
                {
                    Id = book.GetIdOfPart(part),
                    SheetId = (uint)i + 1,
                    Name = sheets[i].Name,
                }
            );
        }
        return path;
    }

    private static Stylesheet Styles(List<string> formats) =>
        new(
            new NumberingFormats(formats.Select((code, i) => new NumberingFormat { NumberFormatId = 164 + (uint)i, FormatCode = code })),
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                formats
                    .Select((_, i) => new CellFormat { NumberFormatId = 164 + (uint)i, ApplyNumberFormat = true })
                    .Prepend(new CellFormat { NumberFormatId = 0 })
            )
        );

    private static Row RowOf(object?[] cells, uint line, List<string> formats) =>
        new(
            cells.Select(
                (cell, i) =>
                    cell switch
                    {
                        string text => new Cell { DataType = CellValues.InlineString, InlineString = new(new Text(text)) },
                        bool yes => new Cell { DataType = CellValues.Boolean, CellValue = new(yes ? "1" : "0") },
                        Faulty error => new Cell { DataType = CellValues.Error, CellValue = new(error.Code) },
                        Shown shown => new Cell
                        {
                            StyleIndex = (uint)formats.IndexOf(shown.Format) + 1,
                            CellValue = new(shown.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
                        },
                        null => new Cell { StyleIndex = 0 },
                        _ => new Cell { CellValue = new(Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture)!) },
                    }
                        is var made
                        ? Placed(made, i, line)
                        : null
            )
        )
        {
            RowIndex = line,
        };

    private static Cell Placed(Cell cell, int column, uint line)
    {
        cell.CellReference = $"{(char)('A' + column)}{line}";
        return cell;
    }
}

using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Enter;

/// <summary>
/// A grid as a workbook to be filled without the program: what is known stands in it, what takes a value is open, the rest is locked. Its
/// first column and a hidden row say which KPI and period a cell is of, and a hidden sheet what was known when it was made.
/// </summary>
public static class FillBook
{
    public const string Sheet = "Values";

    /// <summary>Holds what was known; nobody sees it.</summary>
    public const string Known = "Known";

    public const string Mark = "scorecard values 1";
    public const string NotApplicable = "N/A";

    /// <summary>The hidden row with the codes of periods, from 1.</summary>
    public const int PeriodRow = 3;

    /// <summary>The first column of a period, from 0, behind what the row is of.</summary>
    public const int FirstPeriod = 6;

    private const uint Head = 1;
    private const uint Open = 2;
    private const uint Locked = 3;
    private const uint Wrapped = 4;

    /// <param name="cell">What is recorded of a KPI and period, with its revision.</param>
    public static byte[] Write(GridSheet sheet, Func<GridRow, Period, (int Revision, MeasuredValue? Value, string? Note)> cell)
    {
        using var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var root = book.AddWorkbookPart();
            root.Workbook = new Workbook(new Sheets());
            root.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            Add(root, Sheet, Values(sheet, cell), SheetStateValues.Visible);
            Add(root, Known, new Worksheet(new SheetData(Remembered(sheet, cell))), SheetStateValues.VeryHidden);
        }
        return file.ToArray();
    }

    /// <summary>The letters of a column, from 0.</summary>
    public static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private static Worksheet Values(GridSheet sheet, Func<GridRow, Period, (int Revision, MeasuredValue? Value, string? Note)> cell)
    {
        var data = new SheetData();
        var validations = new DataValidations();
        data.Append(
            Row(1, [Text($"{sheet.Name}, {sheet.Organization.Name}", Head)]),
            Row(
                2,
                [
                    Text(
                        $"Fill the white cells: numbers, yes or no, or {NotApplicable} with a note why. An empty cell takes a value back. "
                            + "Then upload the file where you downloaded it.",
                        0
                    ),
                ]
            ),
            Row(PeriodRow, [.. Blank(FirstPeriod), .. sheet.Periods.Select(p => Text(PeriodCode.Format(p, sheet.Calendar), 0))], true),
            Row(
                PeriodRow + 1,
                [
                    .. new[] { "", "KPI", "Unit", "Measured in", "Due", "" }.Select(head => Text(head, Head)),
                    .. sheet.Periods.Select(p => Text(PeriodWords.Brief(p, sheet.Calendar), Head)),
                ]
            )
        );
        var number = PeriodRow + 1;
        foreach (var row in sheet.Rows)
        foreach (var part in FillPart.Of(row.Kind))
        {
            number++;
            data.Append(
                Row(
                    number,
                    [
                        .. Beginning(sheet, row, part),
                        .. sheet.Periods.Select((p, i) => Filled(row, part, i, sheet.IsClosed(p), cell(row, p))),
                    ]
                )
            );
            if (Rule(row.Kind, part, number, sheet.Periods.Count) is { } rule)
                validations.Append(rule);
        }
        validations.Count = (uint)validations.ChildElements.Count;
        var columns = new Columns(
            new Column
            {
                Min = 1,
                Max = 1,
                Width = 2,
                Hidden = true,
                CustomWidth = true,
            },
            new Column
            {
                Min = 2,
                Max = 2,
                Width = 36,
                CustomWidth = true,
            },
            new Column
            {
                Min = 3,
                Max = FirstPeriod,
                Width = 15,
                CustomWidth = true,
            },
            new Column
            {
                Min = FirstPeriod + 1,
                Max = (uint)(FirstPeriod + sheet.Periods.Count),
                Width = 13,
                CustomWidth = true,
            }
        );
        var made = new Worksheet(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        HorizontalSplit = FirstPeriod,
                        VerticalSplit = PeriodRow + 1,
                        TopLeftCell = $"{Letters(FirstPeriod)}{PeriodRow + 2}",
                        ActivePane = PaneValues.BottomRight,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                    TabSelected = true,
                }
            ),
            columns,
            data,
            new SheetProtection
            {
                Sheet = true,
                Objects = true,
                Scenarios = true,
                FormatColumns = false,
            }
        );
        if (validations.Count > 0)
            made.Append(validations);
        return made;
    }

    private static IEnumerable<Cell> Beginning(GridSheet sheet, GridRow row, FillPart part)
    {
        var last = sheet.Periods.LastOrDefault(p => p.Start <= sheet.Today, sheet.Periods[^1]);
        return
        [
            Text($"{row.Id} {part.Key}", Locked),
            Text(row.Kpi.Name, Locked),
            Text(row.Unit, Locked),
            Text(row.Kpi.UnitOfMeasure, Locked),
            Text(part.IsFirst ? row.Kpi.DueOn(last).ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "", Locked),
            Text(part.Words, Locked),
        ];
    }

    private static Cell Filled(
        GridRow row,
        FillPart part,
        int period,
        bool isClosed,
        (int Revision, MeasuredValue? Value, string? Note) known
    )
    {
        var style =
            row.Off[period] is null && !isClosed
                ? part.Key == FillPart.NoteKey
                    ? Wrapped
                    : Open
                : Locked;
        return part.Read(row.Kind, known.Value, known.Note) switch
        {
            decimal number => new Cell { CellValue = new CellValue(number), StyleIndex = style },
            string text => Text(text, style),
            _ => new Cell { StyleIndex = style },
        };
    }

    /// <summary>What a spreadsheet lets somebody write.</summary>
    private static DataValidation? Rule(EntryKind kind, FillPart part, int row, int periods)
    {
        var (from, to) = ($"{Letters(FirstPeriod)}{row}", $"{Letters(FirstPeriod + periods - 1)}{row}");
        if (part.Key == FillPart.NoteKey)
            return null;
        var (type, formula, words) = kind switch
        {
            EntryKind.YesNo => (DataValidationValues.List, $"\"yes,no,{NotApplicable}\"", $"Choose yes, no or {NotApplicable}."),
            EntryKind.Number or EntryKind.Ratio => (
                DataValidationValues.Custom,
                $"OR(ISNUMBER({from}),{from}=\"{NotApplicable}\")",
                $"Write a number, or {NotApplicable} with a note why."
            ),
        };
        return new DataValidation(new Formula1(formula))
        {
            Type = type,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = "Scorecard",
            Error = words,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{from}:{to}" },
        };
    }

    private static IEnumerable<Row> Remembered(
        GridSheet sheet,
        Func<GridRow, Period, (int Revision, MeasuredValue? Value, string? Note)> cell
    )
    {
        var number = 1;
        yield return Row(number, [Text(Mark, 0), Text(PublicIds.Format(sheet.Organization.Id), 0)]);
        foreach (var row in sheet.Rows)
        foreach (var period in sheet.Periods)
        {
            var (revision, value, note) = cell(row, period);
            var parts = FillPart.Of(row.Kind).Select(p => Written(p.Read(row.Kind, value, note))).ToList();
            yield return Row(
                ++number,
                [
                    Text(row.Id, 0),
                    Text(PeriodCode.Format(period, sheet.Calendar), 0),
                    Text(revision.ToString(CultureInfo.InvariantCulture), 0),
                    .. parts.Select(part => Text(part, 0)),
                ]
            );
        }
    }

    private static string Written(object? said) =>
        said is decimal number ? number.ToString(CultureInfo.InvariantCulture) : said as string ?? "";

    private static IEnumerable<Cell> Blank(int count) => Enumerable.Range(0, count).Select(_ => new Cell());

    /// <summary>Text of its own, which no spreadsheet takes for a formula.</summary>
    private static Cell Text(string text, uint style) =>
        new(new InlineString(new Text(Whole(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    /// <summary>Markup cannot hold every character.</summary>
    private static string Whole(string text) => string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static Row Row(int number, IEnumerable<Cell> cells, bool hidden = false)
    {
        var row = new Row { RowIndex = (uint)number };
        if (hidden)
            row.Hidden = true;
        var column = 0;
        foreach (var cell in cells)
        {
            cell.CellReference = $"{Letters(column++)}{number}";
            row.Append(cell);
        }
        return row;
    }

    private static void Add(WorkbookPart book, string name, Worksheet sheet, SheetStateValues state)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet;
        var sheets = book.Workbook!.Sheets!;
        sheets.Append(
            new Sheet
            {
                Name = name,
                SheetId = (uint)sheets.ChildElements.Count + 1,
                Id = book.GetIdOfPart(part),
                State = state,
            }
        );
    }

    private static Stylesheet Styles()
    {
        var grey = new PatternFill(new ForegroundColor { Rgb = "FFE9ECEF" }) { PatternType = PatternValues.Solid };
        var line = new Border(
            new LeftBorder(new Color { Rgb = "FFADB5BD" }) { Style = BorderStyleValues.Thin },
            new RightBorder(new Color { Rgb = "FFADB5BD" }) { Style = BorderStyleValues.Thin },
            new TopBorder(new Color { Rgb = "FFADB5BD" }) { Style = BorderStyleValues.Thin },
            new BottomBorder(new Color { Rgb = "FFADB5BD" }) { Style = BorderStyleValues.Thin },
            new DiagonalBorder()
        );
        return new Stylesheet(
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(grey)
            ),
            new Borders(new Border(), line),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                Of(0, isLocked: false, wraps: false),
                Of(2, isLocked: true, wraps: false),
                Of(0, isLocked: false, wraps: true)
            )
        );

        static CellFormat Of(uint fill, bool isLocked, bool wraps) =>
            new(new Alignment { WrapText = wraps, Vertical = VerticalAlignmentValues.Top }, new Protection { Locked = isLocked })
            {
                FillId = fill,
                BorderId = 1,
                ApplyFill = true,
                ApplyBorder = true,
                ApplyAlignment = true,
                ApplyProtection = true,
            };
    }
}

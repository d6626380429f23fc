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

    /// <param name="cell">What is recorded of a KPI and period, with its revision.</param>
    public static byte[] Write(GridSheet sheet, Func<GridRow, Period, (int Revision, MeasuredValue? Value, string? Note)> cell)
    {
        using var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var root = book.AddWorkbookPart();
            root.Workbook = new Workbook(new Sheets());
            root.AddNewPart<WorkbookStylesPart>().Stylesheet = FillCells.Styles();
            Add(root, Sheet, Values(sheet, cell), SheetStateValues.Visible);
            Add(root, Known, new Worksheet(new SheetData(Remembered(sheet, cell))), SheetStateValues.VeryHidden);
        }
        return file.ToArray();
    }

    private static Worksheet Values(GridSheet sheet, Func<GridRow, Period, (int Revision, MeasuredValue? Value, string? Note)> cell)
    {
        var data = new SheetData();
        var validations = new DataValidations();
        data.Append(
            FillCells.RowOf(1, [FillCells.TextOf($"{sheet.Name}, {sheet.Organization.Name}", FillCells.Head)]),
            FillCells.RowOf(
                2,
                [
                    FillCells.TextOf(
                        $"Fill the white cells: numbers, yes or no, or {NotApplicable} with a note why. An empty cell takes a value back. "
                            + "Then upload the file where you downloaded it.",
                        0
                    ),
                ]
            ),
            FillCells.RowOf(
                PeriodRow,
                [.. FillCells.Blank(FirstPeriod), .. sheet.Periods.Select(p => FillCells.TextOf(PeriodCode.Format(p, sheet.Calendar), 0))],
                true
            ),
            FillCells.RowOf(
                PeriodRow + 1,
                [
                    .. new[] { "", "KPI", "Unit", "Measured in", "Due", "" }.Select(head => FillCells.TextOf(head, FillCells.Head)),
                    .. sheet.Periods.Select(p => FillCells.TextOf(PeriodWords.Brief(p, sheet.Calendar), FillCells.Head)),
                ]
            )
        );
        var number = PeriodRow + 1;
        foreach (var row in sheet.Rows)
        foreach (var part in FillPart.Of(row.Kind))
        {
            number++;
            data.Append(
                FillCells.RowOf(
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
        var made = new Worksheet(
            FillCells.Frozen(PeriodRow + 1, FirstPeriod),
            FillCells.Widths((2, 1), (36, 1), (15, FirstPeriod - 2), (13, sheet.Periods.Count)),
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
            FillCells.TextOf($"{row.Id} {part.Key}", FillCells.Locked),
            FillCells.TextOf(row.Kpi.Name, FillCells.Locked),
            FillCells.TextOf(row.Unit, FillCells.Locked),
            FillCells.TextOf(row.Kpi.UnitOfMeasure, FillCells.Locked),
            FillCells.TextOf(
                part.IsFirst ? row.Kpi.DueOn(last).ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "",
                FillCells.Locked
            ),
            FillCells.TextOf(part.Words, FillCells.Locked),
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
                    ? FillCells.Wrapped
                    : FillCells.Open
                : FillCells.Locked;
        return part.Read(row.Kind, known.Value, known.Note) switch
        {
            decimal number => new Cell { CellValue = new CellValue(number), StyleIndex = style },
            string text => FillCells.TextOf(text, style),
            _ => new Cell { StyleIndex = style },
        };
    }

    /// <summary>What a spreadsheet lets somebody write.</summary>
    private static DataValidation? Rule(EntryKind kind, FillPart part, int row, int periods)
    {
        var (from, to) = ($"{FillCells.Letters(FirstPeriod)}{row}", $"{FillCells.Letters(FirstPeriod + periods - 1)}{row}");
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
        yield return FillCells.RowOf(number, [FillCells.TextOf(Mark, 0), FillCells.TextOf(PublicIds.Format(sheet.Organization.Id), 0)]);
        foreach (var row in sheet.Rows)
        foreach (var period in sheet.Periods)
        {
            var (revision, value, note) = cell(row, period);
            var parts = FillPart.Of(row.Kind).Select(p => Written(p.Read(row.Kind, value, note))).ToList();
            yield return FillCells.RowOf(
                ++number,
                [
                    FillCells.TextOf(row.Id, 0),
                    FillCells.TextOf(PeriodCode.Format(period, sheet.Calendar), 0),
                    FillCells.TextOf(revision.ToString(CultureInfo.InvariantCulture), 0),
                    .. parts.Select(part => FillCells.TextOf(part, 0)),
                ]
            );
        }
    }

    private static string Written(object? said) =>
        said is decimal number ? number.ToString(CultureInfo.InvariantCulture) : said as string ?? "";

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
}

using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Scorecard.Domain;

namespace Scorecard.Web.Pages.Enter;

/// <summary>A cell of a workbook that came back.</summary>
/// <param name="Place">Such as G7.</param>
/// <param name="Number">Null where it holds none.</param>
/// <param name="Text">Empty where it holds none.</param>
/// <param name="Problem">Why it cannot be read; null where it can.</param>
public sealed record FilledCell(string Place, decimal? Number, string Text, string? Problem)
{
    public bool IsEmpty => Number is null && Text.Length == 0 && Problem is null;

    public bool IsNotApplicable => Text.Trim().ToUpperInvariant() is "N/A" or "NA" or "N.A.";
}

/// <summary>What a workbook that was filled holds: cells by KPI, part and period, and what was known when it was made.</summary>
public sealed class FilledBook
{
    public const int Largest = 4 << 20;

    /// <summary>So much markup, however small it is packed.</summary>
    private const long MostMarkup = 40 << 20;

    private const int MostEntries = 200;
    private const string Strange = "This is no workbook of this page. Download one here, fill that and upload it.";

    private readonly Dictionary<(string Kpi, string Part, string Period), FilledCell> cells = [];
    private readonly Dictionary<(string Kpi, string Period), (int Revision, IReadOnlyList<string> Parts)> known = [];

    private FilledBook(string organization) => Organization = organization;

    /// <summary>The id of the organization that it is of.</summary>
    public string Organization { get; }

    /// <summary>What was known of each KPI and period when it was made.</summary>
    public IReadOnlyDictionary<(string Kpi, string Period), (int Revision, IReadOnlyList<string> Parts)> Known => known;

    /// <summary>The cell of a part; null where its row or column was taken out.</summary>
    public FilledCell? Cell(string kpi, string part, string period) => cells.GetValueOrDefault((kpi, part, period));

    /// <exception cref="RuleViolation">It is none of this program's, or too large.</exception>
    public static FilledBook Read(Stream stream)
    {
        try
        {
            RefuseTooMuch(stream);
            using var book = SpreadsheetDocument.Open(stream, false, new OpenSettings { MaxCharactersInPart = MostMarkup });
            return new Reading(book.WorkbookPart ?? throw new RuleViolation(Strange)).Book();
        }
        catch (Exception broken)
            when (broken
                    is OpenXmlPackageException
                        or XmlException
                        or InvalidDataException
                        or FileFormatException
                        or IOException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            throw new RuleViolation("The file cannot be read as a workbook. Save it as .xlsx, without a password, and upload it again.");
        }
    }

    private static void RefuseTooMuch(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        RuleViolation.Unless(
            zip.Entries.Count <= MostEntries && zip.Entries.Sum(e => Math.Min(e.Length, MostMarkup)) <= MostMarkup,
            "The workbook holds more than it had when it was downloaded. Copy your values into a new one."
        );
    }

    private sealed class Reading(WorkbookPart book)
    {
        private readonly List<string> texts =
        [
            .. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => Said(item)) ?? [],
        ];

        private readonly HashSet<uint> percents = Percents(book.WorkbookStylesPart?.Stylesheet);

        public FilledBook Book()
        {
            var (marks, values) = (Rows(FillBook.Known), Rows(FillBook.Sheet));
            if (marks is not [var first, ..] || TextOf(first, 0) != FillBook.Mark || values is null)
                throw new RuleViolation(Strange);
            var made = new FilledBook(TextOf(first, 1));
            foreach (var row in marks.Skip(1))
                if (int.TryParse(TextOf(row, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
                    made.known[(TextOf(row, 0), TextOf(row, 1))] = (revision, [.. Enumerable.Range(3, 3).Select(i => TextOf(row, i))]);
            var heads =
                values.Find(r => TextOf(r, 0).Length == 0 && r.Keys.Any(c => c >= FillBook.FirstPeriod))
                ?? throw new RuleViolation("The row of periods, which is hidden, was taken out. Download a new workbook.");
            var periods = heads.Keys.Where(c => c >= FillBook.FirstPeriod).ToDictionary(c => c, c => TextOf(heads, c));
            foreach (var row in values)
                if (TextOf(row, 0).Split(' ') is [var kpi, var part])
                    foreach (var (column, period) in periods)
                        if (!made.cells.TryAdd((kpi, part, period), Cell(row.GetValueOrDefault(column))))
                            throw new RuleViolation($"Row {Number(row)} stands there twice. Take one of the two out.");
            return made;
        }

        private List<Dictionary<int, Cell>>? Rows(string name) =>
            book.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault(s => s.Name?.Value == name)?.Id?.Value is { } id
            && book.GetPartById(id) is WorksheetPart { Worksheet: { } sheet }
                ? [.. sheet.Descendants<Row>().Select(ByColumn)]
                : null;

        private static Dictionary<int, Cell> ByColumn(Row row)
        {
            var cells = new Dictionary<int, Cell>();
            foreach (var cell in row.Elements<Cell>())
                cells[ColumnOf(cell.CellReference?.Value)] = cell;
            return cells;
        }

        private static int ColumnOf(string? place)
        {
            var column = 0;
            foreach (var letter in (place ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3))
                column = column * 26 + letter - 'A' + 1;
            return column - 1;
        }

        private static string Number(Dictionary<int, Cell> row) =>
            new(row[0].CellReference?.Value?.Where(char.IsAsciiDigit).ToArray() ?? []);

        private string TextOf(Dictionary<int, Cell> row, int column) => row.TryGetValue(column, out var cell) ? TextOf(cell) : "";

        private string TextOf(Cell cell) =>
            cell.DataType?.Value is { } type && type == CellValues.SharedString
                ? int.TryParse(cell.CellValue?.Text, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < texts.Count
                    ? texts[at]
                    : ""
                : cell.InlineString is { } own
                    ? Said(own)
                    : cell.CellValue?.Text ?? "";

        private FilledCell Cell(Cell? cell)
        {
            if (cell is null)
                return new("", null, "", null);
            var place = cell.CellReference?.Value ?? "";
            if (cell.CellFormula is not null)
                return new(place, null, "", "It holds a formula. Copy the cell and paste it there as a value.");
            var type = cell.DataType?.Value;
            if (type == CellValues.Error)
                return new(place, null, "", $"It holds the error {TextOf(cell)}. Write the value.");
            if (type == CellValues.Boolean)
                return new(place, null, cell.CellValue?.Text is "1" or "true" ? "yes" : "no", null);
            var text = TextOf(cell);
            if ((type is not null && type != CellValues.Number) || text.Length == 0)
                return new(place, null, text, null);
            if (
                !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                || Math.Abs(number) > (double)TextRules.LargestNumber
            )
                return new(place, null, "", "It is too large. A value has at most 15 digits before the decimals.");
            var exact = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? read : (decimal)number;
            return new(place, cell.StyleIndex?.Value is { } style && percents.Contains(style) ? exact * 100 : exact, "", null);
        }

        private static string Said(OpenXmlElement item) => string.Concat(item.Descendants<Text>().Select(t => t.Text));

        /// <summary>Formats that show 0.95 as 95 %, which a spreadsheet chooses where somebody writes the sign.</summary>
        private static HashSet<uint> Percents(Stylesheet? styles)
        {
            var own =
                styles
                    ?.NumberingFormats?.Elements<NumberingFormat>()
                    .Where(f => f.FormatCode?.Value?.Contains('%', StringComparison.Ordinal) == true)
                    .Select(f => f.NumberFormatId?.Value ?? 0)
                    .ToHashSet()
                ?? [];
            return
            [
                .. styles
                    ?.CellFormats?.Elements<CellFormat>()
                    .Select((format, i) => (Id: format.NumberFormatId?.Value ?? 0, At: (uint)i))
                    .Where(f => f.Id is 9 or 10 || own.Contains(f.Id))
                    .Select(f => f.At)
                    ?? [],
            ];
        }
    }
}

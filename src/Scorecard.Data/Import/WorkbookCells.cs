using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scorecard.Data.Import;

/// <summary>
/// What the cells of a workbook say, which their formats decide: 0.866 shown as a percentage is <c>86.6%</c>, a number shown as a date is
/// that day.
/// </summary>
internal sealed class WorkbookCells(WorkbookPart book)
{
    private const int Days1904 = 1462;
    private const double LargestDay = 2_958_465;
    private const double LargestNumber = 1e15;

    private readonly List<string> texts =
    [
        .. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf) ?? [],
    ];
    private readonly List<CellLook> looks = Looks(book.WorkbookStylesPart?.Stylesheet);
    private readonly bool from1904 = book.Workbook?.WorkbookProperties?.Date1904?.Value == true;

    /// <summary>The text that a CSV file would have for it; empty for nothing.</summary>
    public string Text(Cell cell)
    {
        var stored = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value ?? CellValues.Number;
        if (type == CellValues.SharedString)
            return int.TryParse(stored, CultureInfo.InvariantCulture, out var at) && at < texts.Count ? texts[at] : "";
        if (type == CellValues.InlineString)
            return cell.InlineString is { } inline ? Joined(inline.Text, inline.Elements<Run>()) : "";
        if (type == CellValues.Boolean)
            return stored == "1" ? "TRUE" : "FALSE";
        if (type == CellValues.Date && DateTime.TryParse(stored, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Day(day);
        return type == CellValues.Number && double.TryParse(stored, CultureInfo.InvariantCulture, out var number)
            ? Number(number, cell.StyleIndex?.Value is { } style && style < looks.Count ? looks[(int)style] : CellLook.Number)
            : stored;
    }

    private string Number(double number, CellLook look) =>
        look switch
        {
            CellLook.Percent when Math.Abs(number) < LargestNumber / 100 => Plain((decimal)number * 100) + "%",
            CellLook.Day when number is >= 0 and < LargestDay - Days1904 => Day(DateTime.FromOADate(number + (from1904 ? Days1904 : 0))),
            CellLook.Percent or CellLook.Day or CellLook.Number => Math.Abs(number) < LargestNumber
                ? Plain((decimal)number)
                : number.ToString("R", CultureInfo.InvariantCulture),
        };

    /// <summary>A number of a cell has one meaning, whatever marks decimals in the texts beside it: 45.125 is no thousands.</summary>
    private static string Plain(decimal number)
    {
        var text = number.ToString("0.#############################", CultureInfo.InvariantCulture);
        return Domain.WrittenNumber.Read(text) is { IsAmbiguous: true } ? text + "0" : text;
    }

    private static string Day(DateTime moment)
    {
        var second = new DateTime((moment.Ticks + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
        return second.ToString(second.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string TextOf(SharedStringItem item) => Joined(item.Text, item.Elements<Run>());

    private static string Joined(Text? text, IEnumerable<Run> runs) =>
        (text?.Text ?? "") + string.Concat(runs.Select(run => run.Text?.Text));

    private static List<CellLook> Looks(Stylesheet? styles)
    {
        var own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? []).ToDictionary(
            f => f.NumberFormatId!.Value,
            f => f.FormatCode?.Value ?? ""
        );
        return
        [
            .. (styles?.CellFormats?.Elements<CellFormat>() ?? []).Select(f =>
                f.NumberFormatId?.Value is not { } id ? CellLook.Number
                : own.TryGetValue(id, out var code) ? CellLooks.Of(code)
                : CellLooks.Of(id)
            ),
        ];
    }
}

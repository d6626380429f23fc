using System.Globalization;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// What the cells of a workbook say, which their formats decide: 0.866 shown as a percentage is <c>86.6%</c>, a number shown as a date is
/// that day.
/// </summary>
internal sealed class WorkbookCells
{
    /// <summary>Texts of cells stand once in a workbook, and are all kept while it is read.</summary>
    private const int MostTexts = 500_000;

    private const int MostCharacters = 10_000_000;

    /// <summary>More formats than any spreadsheet keeps (65,490).</summary>
    private const int MostFormats = 100_000;

    private const int Days1904 = 1462;
    private const double LargestDay = 2_958_465;
    private const double LargestNumber = 1e15;

    private readonly List<string> texts = [];
    private readonly List<CellLook> looks = [];
    private readonly bool from1904;

    /// <exception cref="RuleViolation">There are more texts than are kept.</exception>
    public WorkbookCells(WorkbookParts book, string name)
    {
        from1904 = book.From1904;
        using (var part = book.OpenOnly("sharedStrings"))
            ReadTexts(part, name);
        using (var part = book.OpenOnly("styles"))
            ReadLooks(part);
    }

    /// <summary>The text that a CSV file would have for it; empty for nothing.</summary>
    /// <param name="type">As the markup says; null for a number.</param>
    /// <param name="stored">Its value, or its own text.</param>
    /// <param name="style">The number of its format.</param>
    public string Text(string? type, string stored, string? style) =>
        type switch
        {
            "s" => int.TryParse(stored, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < texts.Count ? texts[at] : "",
            "b" => stored is "1" or "true" ? "TRUE" : "FALSE",
            "d" => DateTime.TryParse(stored, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day) : stored,
            null or "n" => double.TryParse(stored, CultureInfo.InvariantCulture, out var number) ? Number(number, Look(style)) : stored,
            _ => stored,
        };

    private CellLook Look(string? style) =>
        int.TryParse(style, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < looks.Count ? looks[at] : CellLook.Number;

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
        return WrittenNumber.Read(text) is { IsAmbiguous: true } ? text + "0" : text;
    }

    private static string Day(DateTime moment)
    {
        var second = new DateTime((moment.Ticks + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
        return second.ToString(second.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    private void ReadTexts(PartReader? part, string name)
    {
        for (var characters = 0; part?.Read() == true; )
            if (part.Begins("si"))
            {
                var text = part.Texts("si");
                if (texts.Count == MostTexts || (characters += text.Length) > MostCharacters)
                    throw new RuleViolation(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{name} holds too many different texts: at most {MostTexts:N0} of {MostCharacters:N0} characters together. "
                                + $"Save its sheets as CSV files and choose these."
                        )
                    );
                texts.Add(text);
            }
    }

    private void ReadLooks(PartReader? part)
    {
        var own = new Dictionary<string, CellLook>();
        while (part?.Read() == true)
            if (part.Begins("numFmt") && part["numFmtId"] is { } id && own.Count < MostFormats)
                own[id] = CellLooks.Of(part["formatCode"] ?? "");
            else if (part.Begins("cellXfs"))
                foreach (var format in part.Within("cellXfs", "xf"))
                    if (looks.Count < MostFormats)
                        looks.Add(LookOf(format["numFmtId"], own));
    }

    private static CellLook LookOf(string? id, Dictionary<string, CellLook> own) =>
        id is null ? CellLook.Number
        : own.TryGetValue(id, out var look) ? look
        : uint.TryParse(id, CultureInfo.InvariantCulture, out var known) ? CellLooks.Of(known)
        : CellLook.Number;
}

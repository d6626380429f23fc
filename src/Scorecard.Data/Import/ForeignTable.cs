using System.Text.RegularExpressions;
using CsvHelper;
using Scorecard.Domain;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>A table that is none of the format: says everything that stands between it and an import at once.</summary>
internal static partial class ForeignTable
{
    /// <summary>A header is looked for among so many lines.</summary>
    private const int MostTitles = 10;

    private const int MostRows = 5000;
    private const int MostCells = 250_000;
    private const long MostBytes = 8 << 20;
    private const int Shown = 4;

    private static readonly FiscalCalendar AnyFiscal = new(10);
    private static readonly FiscalCalendar AnyWeeks = new(10, Weeks: new(WeekPattern.FourFourFive, DayOfWeek.Sunday, WeekYearEnd.Last));

    /// <summary>The names in the first line; none where it cannot be read.</summary>
    public static string[] HeaderOf(ImportFile file)
    {
        try
        {
            return Read(file, 1).Rows is [var header] ? header : [];
        }
        catch (Exception e) when (e is InvalidDataException or CsvFormatException or RuleViolation)
        {
            return [];
        }
    }

    /// <summary>Empty where it is no table; where it cannot be read, says why.</summary>
    public static IEnumerable<ImportProblem> Describe(ImportFile file)
    {
        try
        {
            var (rows, unclosed) = Read(file, MostRows);
            return unclosed > 0 ? [new(file.Name, unclosed, null, TableReader.UnclosedQuote)] : Describe(file, rows);
        }
        catch (InvalidDataException)
        {
            return [new(file.Name, 0, null, TableReader.NotUnpacked)];
        }
        catch (RuleViolation tooLarge)
        {
            return [new(file.Name, 0, null, tooLarge.Message)];
        }
        catch (CsvFormatException e)
        {
            return [new(file.Name, (int)e.LineNumber - 1, null, TableReader.TooLongRow)];
        }
    }

    private static IEnumerable<ImportProblem> Describe(ImportFile file, string[][] rows)
    {
        var at = Array.FindIndex(rows[..Math.Min(rows.Length, MostTitles)], row => row.Count(cell => cell.Length > 0) > 1);
        if (at < 0)
            yield break;
        var header = rows[at];
        var body = rows[(at + 1)..];
        yield return Say(
            at + 1,
            $"This is none of the files of an import: its columns are {Some(header)}. Values, for one, stand in values.csv "
                + "in the columns kpi, period and value; /import shows every file with an example."
        );
        if (at > 0)
            yield return Say(1, $"{Plural.Of(at, "line")} above the header. The header is the first line; delete what stands above it.");
        var periods = header.Where(IsPeriod).ToArray();
        if (periods.Length > 1)
            yield return Say(
                at + 1,
                $"{Plural.Of(periods.Length, "column")} named as periods: {Some(periods)}. Write a row for each KPI and period instead."
            );
        if (header.Where(name => Total().IsMatch(name)).ToArray() is { Length: > 0 } totals)
        {
            var repeat = totals.Length == 1 ? "repeats" : "repeat";
            yield return Say(at + 1, $"{Some(totals)} {repeat} other numbers. Leave totals out; Scorecard adds up by itself.");
        }
        if (!header.Any(name => Code().IsMatch(name)))
            yield return Say(at + 1, "No column holds codes. An import tells KPIs apart by their codes; give each one.");
        // Words are normal in a column of words.
        var numbers = Enumerable
            .Range(0, header.Length)
            .Select(i => body.Where(row => row.Length > i && row[i].Length > 0).Select(row => row[i]).ToArray())
            .Where(column => column.Length > 0 && column.Count(cell => HasDigits(cell) || MissingWords.Contain(cell)) * 2 >= column.Length)
            .ToArray();
        var unread = body.SelectMany(row => row.Where(IsPeriodAmbiguous)).Distinct().ToArray();
        if (unread.Length > 0)
            yield return Say(0, $"{Some(unread)} name fiscal years. Let an administrator set the month in which yours start first.");
        if (Cells(IsWord) is { } words)
            yield return Say(0, $"Words in place of numbers: {words}. Nothing is reported there; leave these out.");
        if (Cells(cell => Signed().IsMatch(cell)) is { } signs)
            yield return Say(0, $"Numbers with signs: {signs}. The unit of measure belongs to the KPI.");
        if (Cells(cell => Condition().IsMatch(cell)) is { } conditions)
            yield return Say(0, $"Conditions in place of numbers: {conditions}. Write the number; the KPI says the direction.");
        if (Cells(cell => Marked().IsMatch(cell)) is { } marked)
            yield return Say(0, $"Numbers with a decimal comma or parted thousands: {marked}. These are read once the columns fit.");

        ImportProblem Say(int line, string sentence) => new(file.Name, line, null, sentence);

        string? Cells(Func<string, bool> isMeant)
        {
            var found = numbers.Select(column => column.Where(isMeant).ToArray()).Where(cells => cells.Length > 0).ToArray();
            return found.Length == 0
                ? null
                : $"{Some([.. found.SelectMany(cells => cells).Distinct()])}, {Plural.Of(found.Sum(cells => cells.Length), "cell")} in "
                    + Plural.Of(found.Length, "column");
        }
    }

    /// <returns>The first rows, and the line on which one starts whose quotation mark is never closed; 0 for none.</returns>
    private static (string[][] Rows, int Unclosed) Read(ImportFile file, int most)
    {
        if (Separators.FirstLines(file) is not { } lines)
            return ([], 0);
        var isUnclosed = false;
        using var stream = file.Open();
        using var reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = Separators.Find(lines),
                HasHeader = false,
                TrackLineNumbers = true,
                MaxRecordSize = TableReader.LongestRow,
                OnMalformedRecord = record => isUnclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote,
            }
        );
        var rows = new List<string[]>();
        for (var cells = 0; rows.Count < most && cells < MostCells && stream.Count < MostBytes && reader.Read(); )
        {
            var width = Math.Min(reader.FieldCount, SheetRows.MostColumns);
            rows.Add([.. Enumerable.Range(0, width).Select(i => TextRules.Composed(reader.GetString(i))!)]);
            cells += width;
        }
        return ([.. rows], isUnclosed ? (int)reader.LineNumber : 0);
    }

    private static string Some(string[] texts) =>
        string.Join(", ", texts.Where(t => t.Length > 0).Take(Shown).Select(t => $"“{TableReader.Shown(t)}”"))
        + (texts.Length > Shown ? $" and {texts.Length - Shown} more" : "");

    private static bool IsPeriod(string name) =>
        MonthNames.Find(name) is not null
        || PeriodCode.Read(name, AnyFiscal, BareYears.Fiscal).Period is not null
        || PeriodCode.Read(name, AnyWeeks).Period is not null;

    private static bool IsPeriodAmbiguous(string cell) =>
        PeriodCode.Read(cell, FiscalCalendar.Calendar) is { Period: null } && PeriodCode.Read(cell, AnyFiscal).Period is not null;

    private static bool HasDigits(string cell) => cell.Any(char.IsAsciiDigit);

    private static bool IsWord(string cell) => !HasDigits(cell);

    [GeneratedRegex(@"^(qtr ?[1-4]|sum|total|summe|ytd)$|total\b|\bsum\b", RegexOptions.IgnoreCase)]
    private static partial Regex Total();

    [GeneratedRegex(@"code|^ref|^id$|kpi", RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[<>=≤≥]")]
    private static partial Regex Condition();

    [GeneratedRegex(@"^[-−]?\p{Sc}|^[-−]?[0-9.,]+ ?%$|[0-9][KMB]n?$")]
    private static partial Regex Signed();

    [GeneratedRegex(@"^[-−]?[0-9]{1,3}([.,'’  ][0-9]{3})+([.,][0-9]+)?$|^[-−]?[0-9]+,[0-9]+$")]
    private static partial Regex Marked();
}

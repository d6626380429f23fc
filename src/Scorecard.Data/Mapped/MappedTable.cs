using CsvHelper;
using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Data.Mapped;

/// <summary>A row of somebody's own table.</summary>
/// <param name="Line">In the file, from 1.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>Empty where the row has no such cell.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";

    public bool IsEmpty => Cells.All(cell => cell.Length == 0);
}

/// <summary>A table of any shape, read from its beginning row by row; one of any length takes the same memory.</summary>
public sealed class MappedTable
{
    private const int MostRows = 2_000_000;

    private readonly ImportFile file;
    private readonly char separator;

    private MappedTable(ImportFile file, char separator) => (this.file, this.separator) = (file, separator);

    public string Name => file.Name;

    public long Bytes => file.Bytes;

    /// <summary>The tables among files that are none of the import format.</summary>
    public static IReadOnlyList<string> NamesIn(ImportFiles files) => [.. files.Foreign.Select(f => f.Name)];

    /// <param name="name">Null for the first.</param>
    /// <exception cref="RuleViolation">There is none, or it cannot be read.</exception>
    public static MappedTable In(ImportFiles files, string? name = null)
    {
        var file =
            files.Foreign.FirstOrDefault(f => f.Name == name)
            ?? (files.Foreign is [var first, ..] ? first : null)
            ?? throw new RuleViolation("There is no table here to map. Choose a file with a header and rows below it.");
        try
        {
            return Separators.Find(file) is { } separator
                ? new(file, separator)
                : throw new RuleViolation($"{file.Name} is not written in UTF-8. Save the file as UTF-8 (in Excel: “CSV UTF-8”).");
        }
        catch (InvalidDataException)
        {
            throw new RuleViolation($"{file.Name}: {TableReader.NotUnpacked}");
        }
    }

    /// <summary>The first rows, empty ones among them.</summary>
    public IReadOnlyList<TableRow> Head(int most) => [.. Rows(out _, copies: true).Take(most)];

    /// <param name="copies">Whether each row is one of its own; else all are the same one, for whoever looks at one at a time.</param>
    /// <param name="read">Says how many bytes of the file were read.</param>
    /// <exception cref="RuleViolation">The file is broken; says where.</exception>
    public IEnumerable<TableRow> Rows(out Func<long> read, bool copies = false)
    {
        LimitedStream? stream = null;
        read = () => stream?.Count ?? 0;
        return Go();

        IEnumerable<TableRow> Go()
        {
            using var opened = stream = file.Open();
            var unclosed = false;
            using var reader = CsvReader.Create(
                opened,
                new CsvReaderOptions
                {
                    Separator = separator,
                    HasHeader = false,
                    TrackLineNumbers = true,
                    MaxRecordSize = TableReader.LongestRow,
                    OnMalformedRecord = record => unclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote,
                }
            );
            var cells = new List<string>();
            for (var rows = 0; Next(reader); rows++)
            {
                if (unclosed)
                    throw new RuleViolation($"{Name}, row {reader.LineNumber}: {TableReader.UnclosedQuote}");
                if (rows > MostRows)
                    throw new RuleViolation($"{Name} has more than {MostRows:N0} rows. Split it and import the parts one after the other.");
                if (copies)
                    cells = [];
                cells.Clear();
                for (var i = 0; i < Math.Min(reader.FieldCount, SheetRows.MostColumns); i++)
                    cells.Add(TextRules.Composed(reader.GetString(i))!);
                yield return new((int)reader.LineNumber, cells);
            }
        }
    }

    private bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new RuleViolation($"{Name}, row {e.LineNumber}: {TableReader.TooLongRow}");
        }
        catch (InvalidDataException)
        {
            throw new RuleViolation($"{Name}: {TableReader.NotUnpacked}");
        }
    }
}

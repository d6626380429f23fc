using System.Globalization;
using System.Text.Unicode;
using CsvHelper;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// Goes through one CSV file row by row; a file of any length takes the same memory. Whatever does not fit becomes a problem with its line.
/// </summary>
internal sealed partial class TableReader : IDisposable
{
    public const int LongestRow = 1 << 20;
    public const string NotUnpacked = "This file cannot be unpacked. Pack the zip again, without a password.";
    public const string TooLongRow =
        "A row after this line is longer than any row should be. Look for a quotation mark that is not closed.";
    public const string UnclosedQuote = "A text on this line starts with a quotation mark that is never closed. Close it.";

    private const int RowsBetweenReports = 512;
    private const int MostListed = 20;
    private const string SaveAsUtf8 = "Save the file as UTF-8 (in Excel: “CSV UTF-8”).";

    private readonly ImportFile file;
    private readonly TableFormat format;
    private readonly ImportContext context;
    private readonly LimitedStream stream;
    private readonly CsvReader reader;
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private string[]? held;
    private int width;
    private int lines;
    private int rows;
    private CsvMalformedReason? malformed;
    private long reported;
    private char? mark;

    private TableReader(ImportFile file, TableFormat format, ImportContext context, char separator)
    {
        this.file = file;
        this.format = format;
        this.context = context;
        stream = file.Open();
        reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = separator,
                HasHeader = false,
                TrackLineNumbers = true,
                MaxRecordSize = LongestRow,
                OnMalformedRecord = record => malformed = record.Reason,
            }
        );
    }

    /// <summary>Starts a file; null where it is not there or its header does not fit.</summary>
    public static TableReader? Open(ImportFiles files, TableFormat format, ImportContext context)
    {
        if (files.Find(format) is not { } file)
            return null;
        TableReader? table = null;
        try
        {
            if (Separators.Find(file) is { } separator)
            {
                table = new TableReader(file, format, context, separator);
                if (table.ReadHeader())
                {
                    table.FindMarks(separator);
                    return table;
                }
            }
            else
                context.Problems.Add(file.Name, 1, null, $"The file is not written in UTF-8. {SaveAsUtf8}");
        }
        catch (InvalidDataException)
        {
            context.Problems.Add(file.Name, 0, null, NotUnpacked);
        }
        table?.Dispose();
        return null;
    }

    /// <summary>The line on which the present row starts; the header is 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether nothing has been wrong with the present row so far.</summary>
    public bool Ok { get; private set; }

    /// <summary>Whether rows could not be read, so that what they would have brought is not known.</summary>
    public bool LostRows { get; private set; }

    /// <summary>Moves to the next row that has as many cells as the header.</summary>
    public bool Read()
    {
        while (ReadRow())
        {
            if (++lines % RowsBetweenReports == 0)
                Report();
            if (Ok && IsEmpty())
                continue;
            if (++rows > format.MostRows)
            {
                Bad(
                    null,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file.Name} has more than {format.MostRows:N0} rows. Split it and import the parts one after the other."
                    )
                );
                LostRows = true;
                break;
            }
            if (!Ok || HasRightWidth())
                return Ok;
            LostRows = true;
        }
        Report();
        return false;
    }

    /// <summary>Goes through all rows in another order than the file's, which so has to fit into memory.</summary>
    public IEnumerable<int> LinesBy<T>(Func<T> key)
    {
        var all = new List<(T Key, int Line, string[] Cells)>();
        while (Read())
            all.Add((key(), Line, [.. Enumerable.Range(0, width).Select(reader.GetString)]));
        foreach (var row in all.OrderBy(r => r.Key))
        {
            Line = row.Line;
            held = row.Cells;
            Ok = true;
            yield return Line;
        }
    }

    public void Dispose() => reader.Dispose();

    /// <summary>Moves to the next row, whatever it holds; not <see cref="Ok"/> where the rest of the file makes no sense either.</summary>
    private bool ReadRow()
    {
        malformed = null;
        Ok = true;
        try
        {
            if (!reader.Read())
                return false;
            Line = (int)reader.LineNumber;
            if (!Utf8.IsValid(reader.RawRecord))
                Bad(null, $"This line is not written in UTF-8. {SaveAsUtf8}");
            else if (malformed == CsvMalformedReason.UnterminatedQuote)
                Bad(null, UnclosedQuote);
            LostRows |= !Ok;
            return true;
        }
        catch (CsvFormatException)
        {
            Bad(null, TooLongRow);
        }
        catch (RuleViolation tooLarge)
        {
            context.Problems.Add(file.Name, 0, null, tooLarge.Message);
        }
        LostRows = true;
        return false;
    }

    private bool HasRightWidth()
    {
        if (malformed is not null)
            Bad(null, "A quotation mark is out of place. Put the whole text in quotation marks and double those inside it.");
        else if (reader.FieldCount < width || Enumerable.Range(width, reader.FieldCount - width).Any(i => !reader[i].IsEmpty))
            Bad(
                null,
                $"This line has {reader.FieldCount} cells and the header {width}. "
                    + "Put quotation marks around a text that holds a comma or semicolon."
            );
        return Ok;
    }

    private bool ReadHeader()
    {
        if (!ReadRow())
        {
            if (stream.Count == 0)
                context.Problems.Add(
                    file.Name,
                    0,
                    null,
                    $"The file is empty. Its first line names the columns: {string.Join(",", format.Columns)}."
                );
            return false;
        }
        // Spreadsheets like to end the lines with empty cells.
        for (width = reader.FieldCount; width > 0 && reader[width - 1].IsEmpty; width--) { }
        var unknown = new List<string>();
        for (var i = 0; i < width; i++)
        {
            var name = reader.GetString(i).Trim();
            if (!format.Columns.Contains(name, StringComparer.OrdinalIgnoreCase))
                unknown.Add(name);
            else if (!columns.TryAdd(name, i))
                Bad(name, $"The column “{name}” is there twice. Keep one of them.");
        }
        var missing = format.Required.Except(columns.Keys, StringComparer.OrdinalIgnoreCase).ToList();
        if (unknown.Count > 0)
            Bad(
                unknown.Count == 1 ? unknown[0] : null,
                $"{file.Name} has no column{(unknown.Count == 1 ? "" : "s")} {Listed(unknown)}. Correct the header; "
                    + $"the columns are {string.Join(", ", format.Columns)}."
                    + (missing.Count > 0 ? $" Of these it still needs {Listed(missing)}." : "")
            );
        else
            foreach (var name in Ok ? missing : [])
                Bad(name, $"{file.Name} needs a column “{name}”. Add it to the header.");
        return Ok;
    }

    private bool IsEmpty()
    {
        for (var i = 0; i < reader.FieldCount; i++)
            if (reader[i].Span.IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
                return false;
        return true;
    }

    /// <summary>Finds what marks the decimals of the file, and says so where it is not the format's own.</summary>
    private void FindMarks(char separator)
    {
        var marks = DecimalMarks.Find(
            file,
            separator,
            [.. columns.Where(c => ImportFormat.NumberColumns.Contains(c.Key)).Select(c => c.Value)]
        );
        mark = marks.Mark;
        if (marks is { Mark: ',', Example: { } example })
            context.Notes.Add($"{file.Name}: numbers are read with a decimal comma, such as {example}.");
    }

    private static string Listed(List<string> names) =>
        string.Join(", ", names.Take(MostListed).Select(name => $"“{Shown(name)}”"))
        + (names.Count > MostListed ? $" and {names.Count - MostListed} more" : "");

    private void Report()
    {
        context.Advance(stream.Count - reported);
        reported = stream.Count;
    }
}

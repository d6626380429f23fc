using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// The files of one import, from a folder, a zip, a workbook or a single CSV file. They are read several times and never changed.
/// </summary>
public sealed class ImportFiles : IDisposable
{
    /// <summary>How large one file may be unless configured otherwise: 100 MB.</summary>
    public const long DefaultLimit = 100L << 20;

    /// <summary>A zip may hold so many tables: those of an import, and what stands beside them.</summary>
    private const int MostTables = 100;

    /// <summary>How many tables that are none of the format are described.</summary>
    private const int MostDescribed = 10;

    /// <summary>All tables of a zip together may be so many times as large as one.</summary>
    private const int LargestZip = 10;

    private const int MostNotes = 64 << 10;

    /// <summary>How many characters the name of a file may have.</summary>
    public const int LongestName = 255;

    /// <summary>In a zip of mapped files: what the mapping has to say.</summary>
    internal const string MappedNotes = "scorecard-notes.md";

    /// <summary>In a zip of files that were made of another tool's: what was said of them.</summary>
    internal const string OldToolChoices = "choices.json";

    private readonly List<ImportFile> files = [];
    private readonly List<ImportFile> others = [];
    private readonly List<ImportProblem> problems = [];
    private readonly List<string> notes = [];
    private readonly long limit;
    private readonly string name;
    private IDisposable? held;

    private ImportFiles(long limit, string name) => (this.limit, this.name) = (limit, name);

    internal IReadOnlyList<ImportProblem> Problems => problems;

    /// <summary>What was left out, or is read under another name.</summary>
    internal IReadOnlyList<string> Notes => notes;

    /// <summary>Tables that are none of the format.</summary>
    internal IReadOnlyList<ImportFile> Foreign => others;

    /// <summary>Whether there are such tables and nothing else, so that somebody has to say what their columns are.</summary>
    public bool AreForeign => files.Count == 0 && others.Count > 0;

    /// <summary>Whether these were made of a table of somebody's own.</summary>
    public bool AreMapped { get; private set; }

    /// <summary>Whether these were made of what another tool gave out.</summary>
    public bool AreFromOldTool { get; private set; }

    internal long Bytes => files.Sum(f => f.Bytes);

    /// <param name="path">A folder, a .zip, an .xlsx or a .csv.</param>
    /// <param name="limit">How many bytes one file may hold, unpacked.</param>
    /// <param name="name">What the person calls it, where that is not the path.</param>
    /// <exception cref="RuleViolation">There is nothing there that can be read, or more than should be.</exception>
    public static ImportFiles Open(string path, long limit = DefaultLimit, string? name = null, CancellationToken cancel = default)
    {
        var files = new ImportFiles(limit, name ?? Path.GetFileName(path));
        try
        {
            if (Directory.Exists(path))
                foreach (var file in Directory.EnumerateFiles(path).Where(IsTable).Order(StringComparer.Ordinal))
                    files.Add(Path.GetFileName(file), new FileInfo(file).Length, () => File.OpenRead(file));
            else if (!File.Exists(path))
                throw new RuleViolation($"There is no folder or file {path}. Name the folder that holds units.csv and the others.");
            else
                files.AddFile(path, cancel);
            files.Settle();
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Files that the program made itself.</summary>
    /// <param name="name">What they are called together.</param>
    public static ImportFiles Of(string name, IEnumerable<(string File, byte[] Content)> contents)
    {
        var files = new ImportFiles(DefaultLimit, name);
        foreach (var (file, content) in contents)
            files.Add(file, content.Length, () => new MemoryStream(content, writable: false));
        files.Settle();
        return files;
    }

    internal ImportFile? Find(TableFormat format) => files.Find(f => f.Name == format.File);

    public void Dispose() => held?.Dispose();

    private static string Names => string.Join(", ", ImportFormat.All.Select(f => f.File));

    private void AddFile(string path, CancellationToken cancel)
    {
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".ZIP":
                AddZip(path);
                break;
            case ".XLSX":
                var sheets = Workbook.Unpack(path, limit, name, cancel);
                held = sheets;
                foreach (var (sheet, at) in sheets.Sheets)
                    Add(sheet, new FileInfo(at).Length, () => File.OpenRead(at), isSheet: true);
                break;
            case ".CSV" or ".TSV" or ".TXT":
                Add(Path.GetFileName(path), new FileInfo(path).Length, () => File.OpenRead(path));
                break;
            default:
                throw new RuleViolation(
                    $"{name} is no .csv, .zip or .xlsx. Save the tables as CSV files in one folder, a zip or a workbook."
                );
        }
    }

    private void AddZip(string path)
    {
        BoundedZip zip;
        try
        {
            zip = BoundedZip.Open(path, name, limit * LargestZip);
        }
        catch (InvalidDataException)
        {
            throw new RuleViolation($"{name} is not a whole zip. Pack the files again.");
        }
        held = zip;
        var tables = zip
            .Entries.Where(e => IsTable(e.Name) && !e.Name.StartsWith('.') && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
            .ToList();
        if (tables.Count > MostTables)
            throw new RuleViolation($"{name} holds more than {MostTables} tables. Keep those of the import.");
        if (tables.Exists(entry => entry.Name.Length > LongestName))
            throw new RuleViolation($"{name} holds a file with a name of more than {LongestName} characters. Shorten it.");
        if (zip.Entries.FirstOrDefault(e => e.FullName == MappedNotes && e.Length < MostNotes) is { } said)
        {
            using var reader = new StreamReader(said.Open());
            AreMapped = true;
            AreFromOldTool = zip.Entries.Any(e => e.FullName == OldToolChoices);
            notes.AddRange(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        foreach (var entry in tables)
            Add(entry.Name, entry.Length, entry.Open, most: Math.Min(limit, zip.Left));
    }

    private static bool IsTable(string path) => Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT";

    /// <param name="most">How many bytes are read of it, where that is less than of any.</param>
    private void Add(string label, long bytes, Func<Stream> open, bool isSheet = false, long? most = null)
    {
        var file = new ImportFile(label, bytes, () => new LimitedStream(open(), most ?? limit), isSheet);
        if (bytes > limit)
            problems.Add(new(label, 0, null, LimitedStream.TooLarge(limit)));
        else if (FileKinds.Find(label, () => ForeignTable.HeaderOf(file)) is not { } format)
            others.Add(file);
        else if (files.Exists(f => f.Name == format.File))
            problems.Add(new(label, 0, null, $"There are two files of {format.File}. Keep one of them."));
        else
        {
            if (!label.Equals(format.File, StringComparison.OrdinalIgnoreCase) && !isSheet)
                notes.Add($"{label} is read as {format.File}.");
            files.Add(file with { Name = format.File });
        }
    }

    /// <summary>Files that are none of the format are left out beside others; alone, they are described.</summary>
    /// <exception cref="RuleViolation">There is no table at all.</exception>
    private void Settle()
    {
        if (files.Count > 0 || problems.Count > 0)
        {
            if (others.Count > 0)
                notes.Add(
                    $"{string.Join(", ", others.Select(o => o.Name))}: left out, for the files of an import are {Names}. "
                        + "Give one of these names to what should be read."
                );
            return;
        }
        foreach (var other in others.Take(MostDescribed))
            problems.AddRange(ForeignTable.Describe(other));
        if (problems.Count == 0)
            throw new RuleViolation($"{name} holds none of the files of an import. It needs one or more of {Names}.");
    }
}

/// <param name="Name">As in the format, in lower case; for a file that is none of it, its own.</param>
/// <param name="IsSheet">Whether it was a sheet of a workbook, whose cells are numbers and days by themselves.</param>
internal sealed record ImportFile(string Name, long Bytes, Func<LimitedStream> Open, bool IsSheet = false);

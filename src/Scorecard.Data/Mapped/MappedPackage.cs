using System.IO.Compression;
using Scorecard.Data.Import;

namespace Scorecard.Data.Mapped;

/// <summary>
/// Files that were made of others as they wait for their import: beside them what was sent, and what was said of it, which can still be
/// changed.
/// </summary>
public static class MappedPackage
{
    public const string Mapping = "mapping.json";

    /// <summary>What is said of an export of another tool.</summary>
    public const string Choices = ImportFiles.OldToolChoices;

    private const string Source = "source";
    private const int LargestMapping = 4 << 20;

    /// <param name="folder">With the files of an import.</param>
    /// <param name="source">What was sent, a zip or a workbook.</param>
    /// <param name="said"><see cref="Mapping"/> or <see cref="Choices"/>.</param>
    /// <param name="to">The folder for the package.</param>
    /// <returns>A zip.</returns>
    public static string Pack(string folder, string source, string said, string json, IEnumerable<string> notes, string to)
    {
        var path = Path.Combine(to, "mapped.zip");
        File.Delete(path);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
            zip.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.Fastest);
        zip.CreateEntryFromFile(source, Source + Path.GetExtension(source).ToLowerInvariant(), CompressionLevel.NoCompression);
        Write(zip, said, json);
        Write(zip, ImportFiles.MappedNotes, string.Join('\n', notes));
        return path;
    }

    /// <param name="path">What was sent, or a package of it.</param>
    /// <param name="said"><see cref="Mapping"/> or <see cref="Choices"/>.</param>
    /// <param name="folder">Takes what is unpacked.</param>
    /// <param name="most">How many bytes a file may have.</param>
    /// <returns>What was sent, and what was said of it; null where nobody has.</returns>
    public static (string Source, string? Json) Unpack(string path, string said, string folder, long most)
    {
        if (!Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
            return (path, null);
        // Anybody can send a zip that looks like a package.
        using var zip = BoundedZip.Open(path, Path.GetFileName(path), most);
        var json = zip.Entries.FirstOrDefault(e => e.FullName == said && e.Length < LargestMapping);
        var source = zip.Entries.FirstOrDefault(e => e.FullName is Source + ".zip" or Source + ".xlsx");
        if (json is null || source is null || zip.Entries.All(e => e.FullName != ImportFiles.MappedNotes))
            return (path, null);
        var to = Path.Combine(folder, source.FullName);
        using (var from = new LimitedStream(source.Open(), most))
        using (var file = File.Create(to))
            from.CopyTo(file);
        using var reader = new StreamReader(new LimitedStream(json.Open(), LargestMapping));
        return (to, reader.ReadToEnd());
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}

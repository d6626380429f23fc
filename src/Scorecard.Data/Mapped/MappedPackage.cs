using System.IO.Compression;
using System.Text.Json;
using Scorecard.Data.Import;

namespace Scorecard.Data.Mapped;

/// <summary>
/// Mapped files as they wait for their import: beside them the table as it was sent, so that its mapping can still be changed.
/// </summary>
public static class MappedPackage
{
    private const string Mapping = "mapping.json";
    private const string Source = "source";
    private const int LargestMapping = 4 << 20;

    /// <param name="folder">With the files of an import.</param>
    /// <param name="source">The table as it was sent, in a zip or a workbook.</param>
    /// <param name="to">The folder for the package.</param>
    /// <returns>A zip.</returns>
    public static string Pack(string folder, string source, FileMapping mapping, IEnumerable<string> notes, string to)
    {
        var path = Path.Combine(to, "mapped.zip");
        File.Delete(path);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
            zip.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.Fastest);
        zip.CreateEntryFromFile(source, Source + Path.GetExtension(source).ToLowerInvariant(), CompressionLevel.NoCompression);
        Write(zip, Mapping, mapping.ToJson());
        Write(zip, ImportFiles.MappedNotes, string.Join('\n', notes));
        return path;
    }

    /// <param name="path">What was sent, or a package of it.</param>
    /// <param name="folder">Takes what is unpacked.</param>
    /// <param name="most">How many bytes a table may have.</param>
    /// <returns>The table as it was sent, and how it is mapped; null where nobody has said.</returns>
    public static (string Source, FileMapping? Mapping) Unpack(string path, string folder, long most)
    {
        if (!Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
            return (path, null);
        // Anybody can send a zip that looks like a package.
        using var zip = BoundedZip.Open(path, Path.GetFileName(path), most);
        var mapping = zip.Entries.FirstOrDefault(e => e.FullName == Mapping && e.Length < LargestMapping);
        var source = zip.Entries.FirstOrDefault(e => e.FullName is Source + ".zip" or Source + ".xlsx");
        if (mapping is null || source is null || zip.Entries.All(e => e.FullName != ImportFiles.MappedNotes))
            return (path, null);
        var to = Path.Combine(folder, source.FullName);
        using (var from = new LimitedStream(source.Open(), most))
        using (var file = File.Create(to))
            from.CopyTo(file);
        using var reader = new StreamReader(mapping.Open());
        try
        {
            return (to, FileMapping.Parse(reader.ReadToEnd()));
        }
        catch (JsonException)
        {
            return (to, null);
        }
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}

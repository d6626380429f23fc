using System.IO.Compression;
using Scorecard.Domain;

namespace Scorecard.Web.Templates;

/// <summary>A template as one file: a zip of template.json and its tables.</summary>
public static class TemplateZip
{
    public const string ContentType = "application/zip";

    /// <summary>How large the zip, and each file in it unpacked, may be: 4 MB.</summary>
    public const int Largest = 4 << 20;

    public static byte[] Pack(IReadOnlyDictionary<string, byte[]> files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
                using (var entry = zip.CreateEntry(name).Open())
                    entry.Write(content);
        return packed.ToArray();
    }

    /// <param name="name">What the template is called in addresses and in a refusal.</param>
    /// <exception cref="RuleViolation">It is no zip, holds too much, or no template that this program reads.</exception>
    public static SectorTemplate Read(string name, byte[] packed)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(packed));
            foreach (var entry in zip.Entries.Where(e => SectorTemplate.Files.Contains(e.FullName, StringComparer.OrdinalIgnoreCase)))
                if (!files.TryAdd(entry.Name, Unpack(entry)))
                    throw new RuleViolation($"{entry.Name} is there twice.");
        }
        catch (InvalidDataException)
        {
            throw new RuleViolation($"“{name}” is not a whole zip. Choose the file of a template.");
        }
        return SectorTemplate.Read(name, files);
    }

    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var content = new byte[Largest + 1];
        var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length <= Largest ? content[..length] : throw new RuleViolation($"{entry.Name} is larger than {Largest >> 20} MB.");
    }
}

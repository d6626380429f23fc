using System.IO.Compression;
using System.Xml;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>The parts of a workbook: which sheets it has, and where these, its texts and its formats stand (ECMA-376, part 2).</summary>
internal sealed class WorkbookParts
{
    public const int MostSheets = 100;
    private const int MostRelations = 10_000;

    private static readonly string[] Relation =
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ];

    private readonly BoundedZip zip;
    private readonly string name;
    private readonly CancellationToken cancel;
    private readonly List<Target> related;

    /// <param name="name">What the person calls the workbook.</param>
    /// <exception cref="XmlException">It is none.</exception>
    /// <exception cref="RuleViolation">It holds too much.</exception>
    public WorkbookParts(BoundedZip zip, string name, CancellationToken cancel)
    {
        (this.zip, this.name, this.cancel) = (zip, name, cancel);
        var book = Related("").Find(target => target.Is("officeDocument")) ?? throw new XmlException("This zip holds no workbook.");
        related = Related(book.Path);
        using var part = Open(book.Path, name) ?? throw new XmlException("The workbook is not there.");
        while (part.Read())
            if (part.Begins("workbookPr"))
                From1904 = part["date1904"] is "1" or "true";
            else if (part.Begins("sheet"))
                AddSheet(part);
    }

    /// <summary>Whether days are counted from 1904.</summary>
    public bool From1904 { get; }

    /// <summary>The sheets by their names, in the order of the workbook, and where their cells stand.</summary>
    public List<(string Name, string Path)> Sheets { get; } = [];

    /// <summary>Opens the one part of a kind; null where there is none.</summary>
    public PartReader? OpenOnly(string kind) => related.Find(target => target.Is(kind)) is { } found ? Open(found.Path, name) : null;

    /// <param name="place">What the person calls the part.</param>
    public PartReader? Open(string path, string place) => Find(path) is { } entry ? new(entry.Open(), zip, place, cancel) : null;

    private void AddSheet(PartReader part)
    {
        var id = Relation.Select(space => part["id", space]).FirstOrDefault(found => found is not null);
        if (related.Find(target => target.Id == id) is not { } target || !target.Is("worksheet"))
            return;
        if (Sheets.Count == MostSheets)
            throw new RuleViolation($"{name} has more than {MostSheets} sheets. Keep those of the import.");
        Sheets.Add((TableReader.Shown(part["name"] ?? ""), target.Path));
    }

    private ZipArchiveEntry? Find(string path) =>
        zip.Entries.FirstOrDefault(e => e.FullName.Replace('\\', '/').Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a part is related to, or with an empty path the whole.</summary>
    private List<Target> Related(string path)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var found = new List<Target>();
        using var part = Open($"{folder}_rels/{path[folder.Length..]}.rels", name);
        while (part?.Read() == true && found.Count < MostRelations)
            if (part.Begins("Relationship"))
                found.Add(new(part["Id"] ?? "", part["Type"] ?? "", Resolve(folder, part["Target"] ?? "")));
        return found;
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/'))
            if (step == "..")
                steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            else if (step is not ("" or "."))
                steps.Add(step);
        return string.Join('/', steps);
    }

    private sealed record Target(string Id, string Type, string Path)
    {
        public bool Is(string kind) => Type.EndsWith("/" + kind, StringComparison.Ordinal);
    }
}

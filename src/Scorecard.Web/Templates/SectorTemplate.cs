using System.Text.Json;
using CsvHelper;
using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Web.Templates;

/// <summary>
/// A ready-made cascade, of a sector or saved by an organization: units in tiers, objectives and KPIs, each KPI with its
/// formula and typical owner.
/// </summary>
public sealed class SectorTemplate
{
    /// <summary>The format that this program reads.</summary>
    public const int Format = 1;

    /// <summary>What a template is made of.</summary>
    public static readonly IReadOnlyList<string> Files =
    [
        "template.json",
        "units.csv",
        "objectives.csv",
        "kpis.csv",
        "library.csv",
        "links.csv",
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private SectorTemplate(string slug, Head head, IReadOnlyDictionary<string, byte[]> files)
    {
        Slug = slug;
        Name = head.Name!;
        Summary = head.Summary!;
        UnitTable = Table("units.csv", "code", "name", "parent");
        ObjectiveTable = Table("objectives.csv", "code", "unit", "perspective", "name", "contributes_to");
        KpiTable = Table(
            "kpis.csv",
            "code",
            "objective",
            "name",
            "description",
            "unit_of_measure",
            "frequency",
            "aggregation",
            "direction",
            "scale",
            "indicator",
            "value_source"
        );
        LinkTable = Table("links.csv", "cause", "effect", "lag", "sign", "note");
        TemplateCheck.Codes(UnitTable, ObjectiveTable, KpiTable);
        Units = TemplateUnit.InOrder(UnitTable.Rows);
        var library = Table("library.csv", "kpi", "formula", "typical_owner").Rows.ToDictionary(row => row["kpi"], StringComparer.Ordinal);
        Kpis =
        [
            .. KpiTable.Rows.Select(row => new TemplateKpi(
                this,
                row,
                library.GetValueOrDefault(row["code"]) ?? throw new RuleViolation($"library.csv has no row for the KPI {row["code"]}.")
            )),
        ];
        var byObjective = Kpis.ToLookup(kpi => kpi.Row["objective"]);
        Links = [.. LinkTable.Rows.Select(row => new TemplateLink(row))];
        Objectives = [.. ObjectiveTable.Rows.Select(row => new TemplateObjective(row, [.. byObjective[row["code"]]]))];
        TemplateCheck.Run(this);

        TemplateTable Table(string file, params string[] needed) =>
            TemplateTable.Read(file, files.GetValueOrDefault(file) ?? throw new RuleViolation($"{file} is missing."), needed);
    }

    /// <summary>The template in addresses.</summary>
    public string Slug { get; }

    public string Name { get; }

    public string Summary { get; }

    /// <summary>From the top down, each unit before those below it.</summary>
    public IReadOnlyList<TemplateUnit> Units { get; }

    public IReadOnlyList<TemplateObjective> Objectives { get; }

    public IReadOnlyList<TemplateKpi> Kpis { get; }

    /// <summary>What drives what, for the strategy map.</summary>
    public IReadOnlyList<TemplateLink> Links { get; }

    internal TemplateTable UnitTable { get; }

    internal TemplateTable ObjectiveTable { get; }

    internal TemplateTable KpiTable { get; }

    internal TemplateTable LinkTable { get; }

    /// <summary>Reads a template from its files by name.</summary>
    /// <exception cref="RuleViolation">It is malformed, or of a format that is newer than the program.</exception>
    public static SectorTemplate Read(string slug, IReadOnlyDictionary<string, byte[]> files)
    {
        try
        {
            var head = files.TryGetValue("template.json", out var json)
                ? JsonSerializer.Deserialize<Head>(json, Json)
                : throw new RuleViolation("template.json is missing.");
            return head switch
            {
                { Format: > Format } => throw new RuleViolation(
                    $"it has format {head.Format}, and this version reads formats up to {Format}. Update Scorecard."
                ),
                { Format: > 0, Name.Length: > 0, Summary.Length: > 0 } => new(slug, head, files),
                _ => throw new RuleViolation("template.json needs format, name and summary."),
            };
        }
        catch (Exception e)
            when (e is RuleViolation or JsonException or FormatException or ArgumentException or OverflowException or CsvFormatException)
        {
            throw new RuleViolation(
                $"The template “{slug}” cannot be read: {e switch
            {
                RuleViolation => e.Message,
                JsonException => "template.json is no valid JSON.",
                _ => "a cell of its tables holds what does not belong there.",
            }}"
            );
        }
    }

    /// <summary>The tables as an import takes them.</summary>
    public ImportFiles ToFiles() => TemplateImport.Files(Slug, [UnitTable, ObjectiveTable, KpiTable, LinkTable]);

    private sealed record Head(int Format, string? Name, string? Summary);
}

using System.Globalization;
using System.Text;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Templates;

/// <summary>
/// A template, or a part of it, as files for the import into an organization that has names, codes and perspectives of its own.
/// </summary>
public static class TemplateImport
{
    /// <summary>The whole template for an organization without objectives. Its own unit at the top and its perspectives stay.</summary>
    public static ImportFiles ToStart(SectorTemplate template, OrganizationModel model)
    {
        var free = new FreeCodes(model.Units.Select(u => u.Code));
        var codes = template.Units.ToDictionary(u => u.Code, u => u.Tier == 1 && model.Root is { } root ? root.Code : free.Of(u.Code));
        var name = model.Root?.Name ?? model.Organization.Name;
        return Files(
            template.Slug,
            [
                template.UnitTable.With(
                    template.UnitTable.Rows.Select(row =>
                        row.Text("parent") is { } parent
                            ? row.With(("code", codes[row["code"]]), ("parent", codes[parent]))
                            : row.With(("code", codes[row["code"]]), ("name", name), ("description", ""))
                    )
                ),
                template.ObjectiveTable.With(
                    template.ObjectiveTable.Rows.Select(row =>
                        row.With(("unit", codes[row["unit"]]), ("perspective", PerspectiveFor(row, model)))
                    )
                ),
                template.KpiTable,
                template.LinkTable,
            ],
            Tiers(model.Organization, template.Units.Max(u => u.Tier))
        );
    }

    /// <summary>Some objectives with their KPIs for one unit, under codes that are free.</summary>
    /// <exception cref="RuleViolation">Nothing is chosen, or something that the template has not.</exception>
    public static ImportFiles ToPick(SectorTemplate template, IReadOnlyCollection<string> chosen, OrganizationModel model, Unit unit)
    {
        if (chosen.Count == 0)
            throw new RuleViolation("Tick at least one objective.");
        if (!chosen.All(code => template.Objectives.Any(o => o.Code == code)))
            throw new RuleViolation("One of the objectives is not in this template. Choose again.");
        var (free, freeKpis) = (new FreeCodes(model.Objectives.Select(o => o.Code)), new FreeCodes(model.Kpis.Select(k => k.Code)));
        var objectives = chosen.Distinct().ToDictionary(code => code, free.Of);
        var picked = template.Kpis.Where(kpi => objectives.ContainsKey(kpi.Row["objective"])).ToList();
        var kpis = picked.ToDictionary(kpi => kpi.Code, kpi => freeKpis.Of(kpi.Code));
        return Files(
            template.Slug,
            [
                template.ObjectiveTable.With(
                    template
                        .ObjectiveTable.Rows.Where(row => objectives.ContainsKey(row["code"]))
                        .Select(row =>
                            row.With(
                                ("code", objectives[row["code"]]),
                                ("unit", unit.Code),
                                ("perspective", PerspectiveFor(row, model)),
                                ("contributes_to", "")
                            )
                        )
                ),
                template.KpiTable.With(picked.Select(Row)),
                template.LinkTable.With(
                    template
                        .LinkTable.Rows.Where(row => objectives.ContainsKey(row["cause"]) && objectives.ContainsKey(row["effect"]))
                        .Select(row => row.With(("cause", objectives[row["cause"]]), ("effect", objectives[row["effect"]])))
                ),
            ]
        );

        TemplateRow Row(TemplateKpi kpi)
        {
            var row = kpi.Row.With(
                ("code", kpis[kpi.Code]),
                ("objective", objectives[kpi.Row["objective"]]),
                ("parent", kpi.Parent is { } parent ? kpis.GetValueOrDefault(parent, "") : "")
            );
            // Without the KPIs that feed it, a value has to be entered.
            return kpi.IsRolledUp && !picked.Any(child => child.Parent == kpi.Code)
                ? row.With(("value_source", "Entered"), ("roll_up", ""))
                : row;
        }
    }

    /// <summary>One KPI for an objective of the organization, under the free code that is returned.</summary>
    public static (ImportFiles Files, string Code) ToAdd(TemplateKpi kpi, Objective objective, OrganizationModel model)
    {
        var code = new FreeCodes(model.Kpis.Select(k => k.Code)).Of(kpi.Code);
        var row = kpi.Row.With(
            ("code", code),
            ("objective", objective.Code),
            ("parent", ""),
            ("value_source", nameof(ValueSource.Entered)),
            ("roll_up", ""),
            ("weight", "1")
        );
        return (Files(kpi.Template.Slug, [kpi.Template.KpiTable.With([row])]), code);
    }

    /// <summary>Imports what only adds to an organization.</summary>
    /// <exception cref="RuleViolation">Something does not fit; nothing was changed.</exception>
    public static async Task AddAsync(
        this ImportOrganization import,
        ImportFiles files,
        OrganizationModel model,
        long by,
        CancellationToken cancel
    )
    {
        using (files)
        {
            var report = await import.ExecuteAsync(files, new ImportTarget(model.Organization.Id, OnlyAdds: true), by, cancel: cancel);
            if (report.ProblemCount > 0)
                throw new RuleViolation($"The template does not fit: {report.Problems[0].Sentence} Nothing was changed.");
        }
    }

    internal static ImportFiles Files(string name, IEnumerable<TemplateTable> tables, params (string File, byte[] Content)[] further) =>
        ImportFiles.Of(name, [.. tables.Where(table => table.Rows.Count > 0).Select(table => table.ToFile()), .. further]);

    /// <summary>The organization's perspective of the same name, else the one in the same place.</summary>
    private static string PerspectiveFor(TemplateRow row, OrganizationModel model)
    {
        var name = row["perspective"];
        var place = Perspective.DefaultNames.ToList().IndexOf(name);
        return model.Perspectives.Any(p => p.NameNormalized == TextRules.Normalize(name))
            ? name
            : model.Perspectives[Math.Clamp(place, 0, model.Perspectives.Count - 1)].Name;
    }

    /// <summary>Adds the tiers that are missing.</summary>
    private static (string File, byte[] Content)[] Tiers(Organization organization, int depth)
    {
        var names = organization.Tiers.Select(t => t.Name).ToList();
        if (names.Count >= depth)
            return [];
        names.AddRange(
            Enumerable
                .Range(names.Count, depth - names.Count)
                .Select(i =>
                    Organization.DefaultTiers.ElementAtOrDefault(i) ?? string.Create(CultureInfo.InvariantCulture, $"Tier {i + 1}")
                )
        );
        return
        [
            (
                ImportFormat.Organization.File,
                Encoding.UTF8.GetBytes($"key,value\ntiers,\"{string.Join(';', names).Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n")
            ),
        ];
    }
}

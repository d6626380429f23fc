using System.Text.Json;
using Scorecard.Data.Export;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Templates;

/// <summary>
/// A unit and what is below it as the files of a template: without values and people, and without what is closed or private, since everyone
/// in the organization sees its templates.
/// </summary>
public static class TemplateExport
{
    private static readonly string[] Units = ["code", "name", "parent", "description"];
    private static readonly string[] Objectives =
    [
        "code",
        "unit",
        "perspective",
        "name",
        "weight",
        "contributes_to",
        "cascade_share",
        "rule",
        "theme",
        "description",
    ];
    private static readonly string[] Links = ["cause", "effect", "lag", "sign", "note"];
    private static readonly string[] Library = ["kpi", "formula", "typical_owner"];

    private static readonly string[] Kpis =
    [
        "code",
        "objective",
        "name",
        "description",
        "unit_of_measure",
        "frequency",
        "aggregation",
        "direction",
        "scale",
        .. ScaleKinds.Fields.Select(field => field.Key),
        "weight",
        "indicator",
        "value_source",
        "parent",
        "roll_up",
        "roll_up_weight",
        "multiplier",
        "numerator_name",
        "denominator_name",
        "lowest",
        "highest",
        "require_all",
        "carry_forward",
        "green_from",
        "amber_from",
        "due_days",
    ];

    /// <summary>Whether a template would show what only some may see.</summary>
    public static bool IsPrivate(OrganizationModel model, Unit top) => model.PathUp(top).Any(u => u.Private);

    public static IReadOnlyDictionary<string, byte[]> Of(OrganizationView o, Unit top, string name, string summary)
    {
        var model = o.Model;
        var rows = new StructureExport(model, new Dictionary<long, string>());
        var units = Down(top).ToList();
        var objectives = units.SelectMany(model.ObjectivesOf).ToDictionary(x => x.Id);
        var kpis = objectives.Values.SelectMany(model.KpisOf).Where(k => k.ClosedFrom is null).ToDictionary(k => k.Id);
        return new[]
        {
            Table("units.csv", Units, units.Select(u => Row(rows.OfUnit(u), u == top ? [("parent", "")] : []))),
            Table("objectives.csv", Objectives, objectives.Values.Select(x => Row(rows.OfObjective(x, objectives.ContainsKey)))),
            Table("kpis.csv", Kpis, kpis.Values.Select(OfKpi)),
            Table("library.csv", Library, kpis.Values.Select(k => Row(new(("kpi", k.Code))))),
            Table(
                "links.csv",
                Links,
                model
                    .Causes.Where(c =>
                        c is { CauseObjectiveId: { } cause, EffectObjectiveId: { } effect }
                        && objectives.ContainsKey(cause)
                        && objectives.ContainsKey(effect)
                    )
                    .Select(c => Row(rows.OfLink(c)))
            ),
        }
            .Append(
                (
                    "template.json",
                    JsonSerializer.SerializeToUtf8Bytes(
                        new
                        {
                            format = SectorTemplate.Format,
                            name,
                            summary,
                        }
                    )
                )
            )
            .ToDictionary(file => file.Item1, file => file.Item2);

        IEnumerable<Unit> Down(Unit unit) =>
            model.ChildrenOf(unit).Where(u => u is { Private: false, ClosedFrom: null } && o.Sees(u)).SelectMany(Down).Prepend(unit);

        TemplateRow OfKpi(Kpi k)
        {
            // Without the KPIs that feed it, a value has to be entered.
            var rolledUp = k.ValueSource == ValueSource.RolledUp && model.ChildrenOf(k).Any(child => kpis.ContainsKey(child.Id));
            return Row(
                rows.OfKpi(k, k.Latest),
                ("value_source", (rolledUp ? ValueSource.RolledUp : ValueSource.Entered).ToString()),
                ("parent", k.ParentId is { } parent && kpis.TryGetValue(parent, out var fed) ? fed.Code : ""),
                ("roll_up", rolledUp ? $"{k.RollUp}" : ""),
                ("formula", "")
            );
        }
    }

    private static (string, byte[]) Table(string file, string[] columns, IEnumerable<TemplateRow> rows) =>
        new TemplateTable(file, columns, [.. rows]).ToFile();

    private static TemplateRow Row(ExportRow row, params (string Column, string Text)[] instead) =>
        new TemplateRow(row.Cells).With(instead);
}

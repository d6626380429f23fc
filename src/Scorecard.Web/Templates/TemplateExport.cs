using System.Globalization;
using System.Text.Json;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
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
        var units = Down(top).ToList();
        var objectives = units.SelectMany(model.ObjectivesOf).ToDictionary(x => x.Id);
        var kpis = objectives.Values.SelectMany(model.KpisOf).Where(k => k.ClosedFrom is null).ToDictionary(k => k.Id);
        return new[]
        {
            Table(
                "units.csv",
                Units,
                units.Select(u =>
                    Row(
                        ("code", u.Code),
                        ("name", u.Name),
                        ("parent", u == top ? null : model.Unit(u.ParentId!.Value).Code),
                        ("description", u.Description)
                    )
                )
            ),
            Table("objectives.csv", Objectives, objectives.Values.Select(OfObjective)),
            Table("kpis.csv", Kpis, kpis.Values.Select(OfKpi)),
            Table("library.csv", Library, kpis.Values.Select(k => Row(("kpi", k.Code)))),
            Table(
                "links.csv",
                Links,
                model
                    .Causes.Where(c =>
                        c is { CauseObjectiveId: { } cause, EffectObjectiveId: { } effect }
                        && objectives.ContainsKey(cause)
                        && objectives.ContainsKey(effect)
                    )
                    .Select(c =>
                        Row(
                            ("cause", objectives[c.CauseObjectiveId!.Value].Code),
                            ("effect", objectives[c.EffectObjectiveId!.Value].Code),
                            ("lag", Say(c.Lag)),
                            ("sign", c.Raises ? "+" : "-"),
                            ("note", c.Note)
                        )
                    )
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

        TemplateRow OfObjective(Objective x) =>
            Row(
                ("code", x.Code),
                ("unit", model.UnitOf(x).Code),
                ("perspective", model.Perspective(x.PerspectiveId).Name),
                ("name", x.Name),
                ("weight", Say(x.Weight)),
                (
                    "contributes_to",
                    string.Join(
                        ';',
                        model
                            .ContributionsFrom(x)
                            .Where(c => objectives.ContainsKey(c.ToId))
                            .Select(c => objectives[c.ToId].Code + "=" + (c.Counts ? Say(c.Weight) : "align"))
                    )
                ),
                ("cascade_share", Say(x.CascadeShare)),
                ("rule", x.Rule.ToString()),
                ("theme", x.Theme),
                ("description", x.Description)
            );

        TemplateRow OfKpi(Kpi k)
        {
            // Without the KPIs that feed it, a value has to be entered.
            var rolledUp = k.ValueSource == ValueSource.RolledUp && model.ChildrenOf(k).Any(child => kpis.ContainsKey(child.Id));
            var scale = k.Latest.Scale;
            return Row([
                ("code", k.Code),
                ("objective", objectives[k.ObjectiveId].Code),
                ("name", k.Name),
                ("description", k.Description),
                ("unit_of_measure", k.UnitOfMeasure),
                ("frequency", k.Frequency.ToString()),
                ("aggregation", k.Aggregation.ToString()),
                ("direction", k.Direction.ToString()),
                ("scale", scale.Kind.ToString()),
                .. ScaleKinds.Fields.Select(field => (field.Key, field.Text(scale))),
                ("weight", Say(k.Latest.Weight)),
                ("indicator", k.Indicator.ToString()),
                ("value_source", (rolledUp ? ValueSource.RolledUp : ValueSource.Entered).ToString()),
                ("parent", k.ParentId is { } parent && kpis.TryGetValue(parent, out var fed) ? fed.Code : null),
                ("roll_up", rolledUp ? k.RollUp.ToString() : null),
                ("roll_up_weight", Say(k.RollUpWeight)),
                ("multiplier", k.Aggregation == TimeAggregation.Ratio ? Say(k.Multiplier) : null),
                ("numerator_name", k.NumeratorName),
                ("denominator_name", k.DenominatorName),
                ("lowest", Say(k.Lowest)),
                ("highest", Say(k.Highest)),
                ("require_all", YesNo(k.RequireAll)),
                ("carry_forward", Say(k.CarryForward)),
                ("green_from", Say((decimal?)k.GreenFrom)),
                ("amber_from", Say((decimal?)k.AmberFrom)),
                ("due_days", Say(k.DueDays)),
            ]);
        }
    }

    private static (string, byte[]) Table(string file, string[] columns, IEnumerable<TemplateRow> rows) =>
        new TemplateTable(file, columns, [.. rows]).ToFile();

    private static TemplateRow Row(params (string Column, string? Text)[] cells) =>
        new(cells.ToDictionary(c => c.Column, c => c.Text ?? "", StringComparer.Ordinal));

    private static string? Say(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture);

    private static string YesNo(bool yes) => yes ? "yes" : "no";
}

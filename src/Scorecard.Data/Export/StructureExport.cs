using Scorecard.Data.Import;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using static Scorecard.Data.Export.ExportRow;

namespace Scorecard.Data.Export;

/// <summary>An organization's structure as rows of the format that an import reads; every list in an order that its codes give.</summary>
/// <param name="mails">The mails of people by their ids; empty where none are to be told.</param>
public sealed class StructureExport(OrganizationModel model, IReadOnlyDictionary<long, string> mails)
{
    private FiscalCalendar Calendar => model.Organization.Calendar;

    internal IEnumerable<(TableFormat Format, IEnumerable<ExportRow> Rows)> Tables =>
        [
            (ImportFormat.Organization, OrganizationExport.Settings(model)),
            (ImportFormat.Units, model.Units.Select(OfUnit)),
            (ImportFormat.Objectives, model.Objectives.Select(x => OfObjective(x))),
            (ImportFormat.Kpis, model.Kpis.Select(k => OfKpi(k, k.Definitions[0]))),
            (
                ImportFormat.Definitions,
                model.Kpis.SelectMany(k => k.Definitions.Zip(k.Definitions.Skip(1), (before, d) => OfDefinition(k, d, before.Scale)))
            ),
            (ImportFormat.Structure, EarlierExport.Rows(model)),
            (ImportFormat.Links, model.Causes.Select(OfLink).OrderBy(r => r["cause"], Codes).ThenBy(r => r["effect"], Codes)),
            (ImportFormat.Initiatives, model.Initiatives.OrderBy(i => i.Code, Codes).Select(OfInitiative)),
        ];

    public string? Mail(long? person) => person is { } id ? mails.GetValueOrDefault(id) : null;

    public string Code(Frequency frequency, DateOnly start) => PeriodCode.Format(Calendar.Containing(frequency, start), Calendar);

    /// <summary>The period that a day begins; a day within one is written as it is.</summary>
    private string? From(Frequency frequency, DateOnly day) =>
        Calendar.Containing(frequency, day).Start == day ? Code(frequency, day) : Of(day);

    private static StringComparer Codes => StringComparer.OrdinalIgnoreCase;

    public ExportRow OfUnit(Unit unit) =>
        new(
            ("code", unit.Code),
            ("name", unit.Name),
            ("parent", unit.ParentId is { } parent ? model.Unit(parent).Code : null),
            ("private", Of(unit.Private)),
            ("closed_from", Of(unit.ClosedFrom)),
            ("description", unit.Description)
        );

    /// <param name="supports">Which objectives it may be said to support; null for all.</param>
    public ExportRow OfObjective(Objective objective, Func<long, bool>? supports = null) =>
        new(
            ("code", objective.Code),
            ("unit", model.UnitOf(objective).Code),
            ("perspective", model.Perspective(objective.PerspectiveId).Name),
            ("name", objective.Name),
            ("weight", Of(objective.Weight)),
            (
                "contributes_to",
                List(
                    model
                        .ContributionsFrom(objective)
                        .Where(c => supports?.Invoke(c.ToId) ?? true)
                        .OrderBy(c => model.Objective(c.ToId).Code, Codes)
                        .Select(c => $"{model.Objective(c.ToId).Code}={(c.Counts ? Of(c.Weight) : "align")}")
                )
            ),
            ("cascade_share", Of(objective.CascadeShare)),
            ("rule", objective.Rule.ToString()),
            ("theme", objective.Theme),
            ("owner", Mail(objective.OwnerId)),
            ("description", objective.Description)
        );

    /// <param name="definition">Whose scale and weight it has.</param>
    public ExportRow OfKpi(Kpi kpi, KpiDefinition definition) =>
        new([
            ("code", kpi.Code),
            ("objective", model.Objective(kpi.ObjectiveId).Code),
            ("name", kpi.Name),
            ("unit_of_measure", kpi.UnitOfMeasure),
            ("frequency", kpi.Frequency.ToString()),
            ("aggregation", kpi.Aggregation.ToString()),
            ("direction", kpi.Direction.ToString()),
            .. OfScale(definition),
            ("indicator", kpi.Indicator.ToString()),
            ("value_source", kpi.ValueSource.ToString()),
            ("green_from", Of(kpi.GreenFrom)),
            ("amber_from", Of(kpi.AmberFrom)),
            ("parent", kpi.ParentId is { } parent ? model.Kpi(parent).Code : null),
            ("roll_up", kpi.RollUp?.ToString()),
            ("formula", FormulaOf(kpi, definition)),
            ("roll_up_weight", Of(kpi.RollUpWeight)),
            ("multiplier", kpi.Aggregation == TimeAggregation.Ratio ? Of((decimal)kpi.Multiplier) : null),
            ("numerator_name", kpi.NumeratorName),
            ("denominator_name", kpi.DenominatorName),
            ("lowest", Of(kpi.Lowest)),
            ("highest", Of(kpi.Highest)),
            ("require_all", Of(kpi.RequireAll)),
            ("carry_forward", Of((decimal?)kpi.CarryForward)),
            ("effective_from", kpi.BeginsOn == DateOnly.MinValue ? null : From(kpi.Frequency, kpi.BeginsOn)),
            ("closed_from", Of(kpi.ClosedFrom)),
            ("owner", Mail(kpi.OwnerId)),
            ("updaters", List(kpi.Updaters.Select(u => Mail(u.PersonId)).OfType<string>().Order(Codes))),
            ("due_days", Of((decimal?)kpi.DueDays)),
            ("approval", Of(kpi.NeedsApproval)),
            ("sponsor", Mail(kpi.SponsorId)),
            ("description", kpi.Description),
        ]);

    private ExportRow OfDefinition(Kpi kpi, KpiDefinition definition, ScaleInput before) =>
        new([
            ("kpi", kpi.Code),
            ("effective_from", From(kpi.Frequency, definition.EffectiveFrom)),
            .. OfScale(definition, before),
            ("formula", FormulaOf(kpi, definition)),
        ]);

    private string? FormulaOf(Kpi kpi, KpiDefinition definition) =>
        kpi.IsCalculated ? definition.Formula?.Write(id => Formula.Quoted(model.Kpi(id).Code)) : null;

    /// <param name="before">The scale whose fields would hold on where nothing is said.</param>
    private static IEnumerable<(string, string?)> OfScale(KpiDefinition definition, ScaleInput? before = null)
    {
        var scale = definition.Scale;
        return
        [
            ("scale", scale.Kind.ToString()),
            .. ScaleKinds
                .Of(scale.Kind)
                .Fields.Select(field => (field.Key, field.Text(scale) ?? (HoldsOn(field) ? TableReader.None : null))),
            ("weight", Of(definition.Weight)),
        ];

        bool HoldsOn(ScaleField field) => before?.Kind == scale.Kind && field.IsGiven(before);
    }

    public ExportRow OfLink(CauseEffectLink link) =>
        new(
            ("cause", link.CauseObjectiveId is { } cause ? model.Objective(cause).Code : model.Kpi(link.CauseKpiId!.Value).Code),
            ("effect", link.EffectObjectiveId is { } effect ? model.Objective(effect).Code : model.Kpi(link.EffectKpiId!.Value).Code),
            ("lag", Of((decimal)link.Lag)),
            ("sign", link.Raises ? "+" : "-"),
            ("note", link.Note)
        );

    public ExportRow OfInitiative(Initiative initiative) =>
        new(
            ("code", initiative.Code),
            ("unit", model.UnitOf(initiative).Code),
            ("name", initiative.Name),
            ("start", Of(initiative.Start)),
            ("due", Of(initiative.Due)),
            ("owner", Mail(initiative.OwnerId)),
            ("objectives", List(initiative.ObjectiveIds.Select(id => model.Objective(id).Code).Order(Codes))),
            ("kpis", List(initiative.KpiIds.Select(id => model.Kpi(id).Code).Order(Codes))),
            ("budget", Of(initiative.Budget)),
            ("spent", Of(initiative.Spent)),
            ("progress", Of(initiative.Progress)),
            ("status", initiative.Status.ToString()),
            ("note", initiative.Note),
            (
                "milestones",
                List(initiative.Milestones.Select(m => $"{m.Name} @ {Of(m.Due)}{(m.DoneOn is { } day ? $" done {Of(day)}" : "")}"))
            ),
            ("awaits", List(initiative.AwaitsIds.Select(id => model.Initiatives.Single(i => i.Id == id).Code).Order(Codes))),
            ("description", initiative.Description)
        );

    private static string List(IEnumerable<string> parts) => string.Join(';', parts);
}

using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Import;

/// <summary>What the page of a mapping shows: the person's own rows, and what they become.</summary>
/// <param name="Columns">None where the header does not fit.</param>
/// <param name="Rows">The first of the table, titles among them.</param>
/// <param name="Read">Null where the table could not be read at all.</param>
public sealed record MapContent(
    FileMapping Mapping,
    string Table,
    IReadOnlyList<string> Tables,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<TableRow> Rows,
    MappedResult? Read,
    OrganizationModel Model
)
{
    private const int MostMeasures = 40;
    private const int MostUnits = 20;
    private const int MostKpis = 300;

    public static readonly IReadOnlyList<SelectListItem> Roles =
    [
        new("Leave out", nameof(ColumnRole.LeftOut)),
        new("Unit", nameof(ColumnRole.Unit)),
        new("Measure", nameof(ColumnRole.Measure)),
        new("Code", nameof(ColumnRole.Code)),
        new("Unit of measure", nameof(ColumnRole.UnitOfMeasure)),
        new("Period", nameof(ColumnRole.Period)),
        new("Actual, plan, last year", nameof(ColumnRole.Series)),
        new("Value", nameof(ColumnRole.Value)),
        new("Numerator", nameof(ColumnRole.Numerator)),
        new("Denominator", nameof(ColumnRole.Denominator)),
        new("Target", nameof(ColumnRole.Target)),
        new("Last year’s value", nameof(ColumnRole.LastYear)),
        new("Note", nameof(ColumnRole.Note)),
        new("Values of this period", nameof(ColumnRole.PeriodValues)),
        new("Values of one measure", nameof(ColumnRole.MeasureValues)),
    ];

    public static readonly IReadOnlyList<SelectListItem> Kinds =
    [
        new("Actual", nameof(Series.Actual)),
        new("Plan, becomes the target", nameof(Series.Plan)),
        new("Last year", nameof(Series.LastYear)),
        new("Leave out", nameof(Series.LeftOut)),
    ];

    public static readonly IReadOnlyList<SelectListItem> Directions =
    [
        new("Higher is better", nameof(Direction.HigherIsBetter)),
        new("Lower is better", nameof(Direction.LowerIsBetter)),
    ];

    public IReadOnlyList<SelectListItem> Frequencies =>
        [.. Enum.GetValues<Frequency>().Select(f => new SelectListItem(f.InWords().Capital(), f.ToString()))];

    public IReadOnlyList<SelectListItem> Units =>
        [
            .. Model
                .Units.OrderBy(u => u.Tier)
                .ThenBy(u => u.Name, StringComparer.CurrentCulture)
                .Select(u => new SelectListItem(u.Name, u.Code)),
        ];

    public IReadOnlyList<SelectListItem> Perspectives => [.. Model.Perspectives.Select(p => new SelectListItem(p.Name, p.Name))];

    /// <summary>Objectives that the box suggests.</summary>
    public IEnumerable<string> Objectives => Model.Objectives.Select(o => o.Name).Distinct().Take(MostKpis);

    /// <summary>Columns whose numbers are of one measure each.</summary>
    public IEnumerable<TableColumn> OfMeasures => Columns.Where(c => c.Mapped.Role == ColumnRole.MeasureValues);

    public bool HasUnits => Columns.Any(c => c.Mapped.Role == ColumnRole.Unit);

    public bool HasSeries => Columns.Any(c => c.Mapped.Role == ColumnRole.Series);

    /// <summary>Whether months stand in columns without a year.</summary>
    public bool HasMonths => Columns.Any(c => c.Mapped.Role == ColumnRole.PeriodValues && c.Text.Month is not null);

    public IReadOnlyList<MappedUnit> NewUnits => [.. (Read?.Units ?? []).Where(u => u.Unit is null).Take(MostUnits)];

    /// <summary>New ones first, since they are asked about.</summary>
    public IReadOnlyList<MappedMeasure> Measures =>
        [
            .. (Read?.Measures ?? [])
                .OrderBy(m =>
                    m.IsNew ? 0
                    : m.IsLeftOut ? 1
                    : 2
                )
                .Take(MostMeasures),
        ];

    public int MoreMeasures => (Read?.Measures.Count ?? 0) - Measures.Count;

    public int NewMeasures => (Read?.Measures ?? []).Count(m => m.IsNew);

    /// <summary>What a measure can be: a new KPI, one that is alike, any other, or nothing.</summary>
    public IReadOnlyList<SelectListItem> ChoicesOf(MappedMeasure measure)
    {
        var chosen = measure.IsLeftOut ? MeasureChoice.LeaveOut : measure.Kpi?.Code ?? MeasureChoice.New;
        var close = measure.IsNew ? Resemblance.Closest(measure.Name, Model.Kpis, k => k.Name).ToList() : [];
        var others =
            Model.Kpis.Count <= MostKpis ? Model.Kpis
            : measure.Kpi is { } own ? [own]
            : [];
        return
        [
            new("New KPI", MeasureChoice.New, chosen == MeasureChoice.New),
            new("Leave out", MeasureChoice.LeaveOut, chosen == MeasureChoice.LeaveOut),
            .. close
                .Concat(others)
                .Distinct()
                .Select(k => new SelectListItem($"{k.Name} ({Model.UnitOf(k).Name})", k.Code, k.Code == chosen)),
        ];
    }

    /// <summary>What a name of a unit can be.</summary>
    public IReadOnlyList<SelectListItem> ChoicesOf(MappedUnit unit) =>
        [
            new("New unit", MeasureChoice.New),
            .. Resemblance
                .Closest(unit.Text, Model.Units, u => u.Name)
                .Concat(Model.Units.Take(MostKpis))
                .Distinct()
                .Select(u => new SelectListItem(u.Name, u.Code)),
        ];

    /// <summary>What a measure is matched with or becomes, in a sentence.</summary>
    public static string Said(MappedMeasure measure) =>
        measure.IsLeftOut ? "Left out"
        : measure.Kpi is { } kpi ? $"{kpi.Name}, {kpi.Code}"
        : $"New, {measure.Code}";
}

using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Kpis;

public sealed class DefinitionsModel(OrganizationReader reader, OrganizationWriter writer, TimeProvider time) : EditPage
{
    private const string Start = "start";

    /// <summary>A definition; its code is the month it starts in, as addresses say it.</summary>
    public sealed record Row(string Code, string From, string Scale, string Weight, string Before);

    [BindProperty]
    public DefinitionInput Input { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>The definition to change, or to begin from.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "remove")]
    public string? Remove { get; set; }

    /// <summary>The month for which a new target is wanted.</summary>
    [FromQuery(Name = "begin")]
    public string? Begin { get; set; }

    /// <summary>Whether what was typed is only to be looked at.</summary>
    [FromForm(Name = "look")]
    public string? Look { get; set; }

    /// <summary>What the scores would have been; null while nobody asks.</summary>
    public DefinitionPreview? Preview { get; private set; }

    public string NextYear =>
        PeriodCode.Format(
            Calendar.Containing(Frequency.Month, Calendar.Shift(Calendar.Containing(Frequency.Year, Today), 1).Start),
            Calendar
        );

    public Kpi Kpi { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The definition that is about to be removed.</summary>
    public Row? Leaving => Rows.Skip(1).FirstOrDefault(r => r.Code == Remove);

    public FiscalCalendar Calendar { get; private set; }

    public FormulaBox Formula { get; private set; } = null!;

    private Dictionary<DateOnly, string?> Formulas { get; set; } = [];

    private DateOnly Today { get; set; }

    private Bands Bands { get; set; }

    private IReadOnlyList<OwnPeriod> OwnPeriods { get; set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShowAsync(
            cancel,
            () =>
            {
                Version = Kpi.Version;
                var shown = Kpi.Definitions.FirstOrDefault(d => CodeOf(d) == From);
                Input = DefinitionInput.Of(shown ?? Kpi.Latest, Calendar) with { Formula = Formulas[(shown ?? Kpi.Latest).EffectiveFrom] };
                if (shown is null)
                    Input = Input with { From = Begin };
            }
        );

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new DefinitionInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                if (Look is not null)
                {
                    Preview = DefinitionPreview.Of(Input.Scale.Compile(Bands), OwnPeriods, Bands);
                    return Page();
                }
                var from = KpiSaving.EffectiveFrom(Input.From, Kpi.Frequency, Calendar);
                if (from == DateOnly.MinValue && Kpi.BeginsOn != DateOnly.MinValue)
                    throw new RuleViolation("Choose the month from which this holds.");
                Formula? formula = null;
                if (Kpi.IsCalculated)
                    Validation.Mark(nameof(Input.Formula), () => formula = Formula.Taken());
                return await WriteAsync(kpi => kpi.Define(Input.Define(from, formula)), "The target is saved.", cancel);
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var leaving =
                    Kpi.Definitions.FirstOrDefault(d => CodeOf(d) == Input.From)
                    ?? throw new RuleViolation("Someone removed this while you were looking at it.");
                return await WriteAsync(kpi => kpi.Undefine(leaving.EffectiveFrom), $"What held from {Input.From} is removed.", cancel);
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Input = Input.Turned(ModelState, nameof(Input));
        return await reader.ReadAsync(
            o =>
            {
                if (o.Kpi(Id) is not { } kpi)
                    return null;
                Kpi = kpi;
                Calendar = o.Model.Organization.Calendar;
                Today = o.Today(time);
                Bands = o.Model.Organization.Bands;
                OwnPeriods = Look is null ? [] : [.. OwnPeriod.AllOf(o, kpi).Values];
                Denied = !o.Allows(Operation.Edit, o.Model.UnitOf(kpi));
                Rows =
                [
                    .. kpi.Definitions.Select(
                        (d, i) =>
                            new Row(
                                CodeOf(d),
                                Day(d),
                                ScaleWords.Of(d.Scale),
                                NumberText.Write(d.Weight),
                                i == 0 ? "" : ScaleWords.Of(kpi.Definitions[i - 1].Scale)
                            )
                    ),
                ];
                Formulas = kpi.Definitions.ToDictionary(d => d.EffectiveFrom, d => FormulaBox.Text(o, d.Formula));
                Formula = FormulaBox.Of(o, o.Model.UnitOf(kpi), kpi, kpi.IsCalculated ? kpi.Latest.Formula : null);
                if (kpi.IsCalculated && HttpMethods.IsPost(Request.Method))
                    Formula = Formula.With(o, Input.Formula, kpi.Frequency, Look is null ? null : Today);
                Way = WayPoint.To(o, o.Model.UnitOf(kpi), new WayPoint(kpi.Name, $"~/kpis/{Id}"), new WayPoint("Targets by period"));
                return kpi;
            },
            cancel
        )
            is not null;
    }

    protected override void TakeTheirVersion()
    {
        ModelState.Remove(nameof(Version));
        Version = Kpi.Version;
    }

    private async Task<IActionResult> WriteAsync(Action<Kpi> change, string message, CancellationToken cancel)
    {
        await using var write = await writer.BeginAsync(cancel);
        var kpi = await writer.Db.Kpis.Where(k => k.Id == Kpi.Id).PresentAsync(cancel);
        Version.ThrowIfSavedSince(kpi.Version);
        change(kpi);
        if (kpi.IsCalculated)
            await writer.Db.CheckKpiTreeAsync(kpi, reader, cancel);
        await write.CommitAsync(cancel);
        return Done(message, $"~/kpis/{Id}/definitions", UndoLink.Query(Id, write.Sequence));
    }

    private string Day(KpiDefinition definition) =>
        definition.EffectiveFrom == DateOnly.MinValue ? "the start"
        : Calendar.Weeks is null ? PeriodWords.Day(definition.EffectiveFrom)
        : $"{PeriodWords.Of(Calendar.Containing(Frequency.Month, definition.EffectiveFrom), Calendar)}, "
            + PeriodWords.Day(definition.EffectiveFrom);

    private static string CodeOf(KpiDefinition definition) =>
        definition.EffectiveFrom == DateOnly.MinValue
            ? Start
            : definition.EffectiveFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

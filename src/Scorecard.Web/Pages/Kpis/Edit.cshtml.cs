using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Kpis;

public sealed class EditModel(OrganizationReader reader, OrganizationWriter writer, StructureDating dating, TimeProvider time) : EditPage
{
    [BindProperty]
    public KpiInput Input { get; set; } = new();

    [BindProperty]
    public FromWhen When { get; set; } = new();

    [FromRoute]
    public string Id { get; set; } = "";

    public Kpi Kpi { get; private set; } = null!;

    public Objective Objective { get; private set; } = null!;

    public KpiChoices Choices { get; private set; } = null!;

    /// <summary>The definition in effect today, or before the KPI begins its first.</summary>
    public KpiDefinition Current { get; private set; } = null!;

    public string Since => Current.EffectiveFrom == DateOnly.MinValue ? "from the start" : $"from {PeriodWords.Day(Current.EffectiveFrom)}";

    public IReadOnlyList<Difference> Differences => KpiDifferences.Between(Input, KpiInput.Of(Kpi, Current, Calendar, Saved), Choices);

    private FiscalCalendar Calendar { get; set; }

    /// <summary>Whether what was typed is only to be looked at.</summary>
    [FromForm(Name = "look")]
    public string? Look { get; set; }

    public FormulaBox Formula { get; private set; } = null!;

    private string? Saved { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShowAsync(cancel, () => Input = KpiInput.Of(Kpi, Current, Calendar, Saved));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => Look is not null ? ShowAsync(cancel) : SaveAsync(cancel);

    private Task<IActionResult> SaveAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new KpiInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var ownerId = Choices.People.Chosen(Input.OwnerId, "owner");
                var sponsorId = Choices.People.Chosen(Input.SponsorId, "sponsor");
                var parentId = Choices.Parents.Chosen(Input.ParentId, "KPI to feed into");
                await using var write = await writer.BeginAsync(cancel);
                var kpi = await writer.Db.Kpis.Where(k => k.Id == Kpi.Id).PresentAsync(cancel);
                Input.Version.ThrowIfSavedSince(kpi.Version);
                var details = Input.Details(ownerId, sponsorId);
                if (await writer.Db.Measurements.AnyAsync(m => m.KpiId == kpi.Id, cancel))
                    kpi.CheckRecorded(details);
                var definition = Input.Definition.Define(Current.EffectiveFrom, Input.Taken(Formula));
                kpi.Describe(details, definition);
                kpi.Define(definition);
                kpi.Recode(Input.Code!);
                kpi.NameUpdaters(Input.Updaters(Choices));
                kpi.FeedInto(parentId);
                if (Input.ClosedFrom is { } day)
                    kpi.Close(day);
                else
                    kpi.Reopen();
                await writer.RefuseTakenCodeAsync(kpi, cancel);
                await writer.Db.CheckKpiTreeAsync(kpi, reader, cancel);
                if (!await dating.HoldAsync(When, cancel))
                    return Page();
                await write.CommitAsync(cancel);
                return Done($"{kpi.Name} is saved.{When.Sentence}", $"~/kpis/{Id}", UndoLink.Query(Id, write.Sequence));
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Input = Input with { Definition = Input.Definition.Turned(ModelState, "Input.Definition") };
        var choices = await reader.ReadAsync(
            o =>
            {
                if (o.Kpi(Id) is not { } kpi)
                    return null;
                var unit = o.Model.UnitOf(kpi);
                Kpi = kpi;
                Objective = o.Model.Objective(kpi.ObjectiveId);
                Denied = !o.Allows(Operation.Edit, unit);
                Calendar = o.Model.Organization.Calendar;
                Current = kpi.DefinitionOn(o.Today(time)) ?? kpi.Definitions[0];
                Saved = FormulaBox.Text(o, Current.Formula);
                Formula = FormulaBox.Of(o, unit, kpi, kpi.IsCalculated ? Current.Formula : null);
                if (Input.ValueSource == ValueSource.Calculated)
                    Formula = Formula.With(o, Input.Definition.Formula, Input.Frequency, Look is null ? null : o.Today(time));
                Way = WayPoint.To(o, unit, new WayPoint(kpi.Name, $"~/kpis/{Id}"), new WayPoint("Edit"));
                return KpiChoices.Of(o, Objective, kpi);
            },
            cancel
        );
        if (choices is null)
            return false;
        When.From ??= await dating.ThisMonthAsync(cancel);
        Choices = choices with
        {
            People = await writer.Db.ChoicesAsync(
                Kpi.Updaters.Select(u => u.PersonId).Concat(new[] { Kpi.OwnerId, Kpi.SponsorId }.OfType<long>()),
                cancel
            ),
        };
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Kpi.Version };
}

using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Kpis;

public sealed class NewModel(OrganizationReader reader, OrganizationWriter writer, TimeProvider time) : EditPage
{
    [BindProperty]
    public KpiInput Input { get; set; } = new();

    [FromQuery(Name = "objective")]
    public string? ObjectiveId { get; set; }

    public Objective Objective { get; private set; } = null!;

    public KpiChoices Choices { get; private set; } = null!;

    private FiscalCalendar Calendar { get; set; }

    private KpiInput Suggested { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = Suggested);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new KpiInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var (ownerId, parentId) = (
                    Choices.People.Chosen(Input.OwnerId, "owner"),
                    Choices.Parents.Chosen(Input.ParentId, "KPI to feed into")
                );
                var definition = Input.Definition.Define(KpiSaving.EffectiveFrom(Input.Definition.From, Input.Frequency, Calendar));
                await using var write = await writer.BeginAsync(cancel);
                var objective = await writer.Db.Objectives.Where(x => x.Id == Objective.Id).PresentAsync(cancel);
                var kpi = new Kpi(writer.NextId(), objective, Input.Code!, Input.Details(ownerId), definition);
                kpi.NameUpdaters(Input.Updaters(Choices));
                kpi.FeedInto(parentId);
                await writer.RefuseTakenCodeAsync(kpi, cancel);
                await writer.Db.CheckKpiTreeAsync(kpi, reader, cancel);
                writer.Db.Add(kpi);
                await write.CommitAsync(cancel);
                return Done($"{kpi.Name} is added.", $"~/kpis/{PublicIds.Format(kpi.Id)}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var choices = await reader.ReadAsync(
            o =>
            {
                if (o.Objective(ObjectiveId) is not { } objective)
                    return null;
                var unit = o.Model.UnitOf(objective);
                (Objective, Denied, Calendar) = (objective, !o.Allows(Operation.Edit, unit), o.Model.Organization.Calendar);
                var month = Calendar.Containing(Frequency.Month, o.Model.Organization.DateAt(time.GetUtcNow().UtcDateTime));
                Suggested = new()
                {
                    Code = KpiChoices.Suggest(o, objective),
                    Definition = new() { From = PeriodCode.Format(month, Calendar) },
                };
                Way = WayPoint.To(o, unit, new WayPoint(objective.Name, $"~/objectives/{ObjectiveId}"), new WayPoint("New KPI"));
                return KpiChoices.Of(o, objective, null);
            },
            cancel
        );
        if (choices is null)
            return false;
        Choices = choices with { People = await writer.Db.ChoicesAsync([], cancel) };
        return true;
    }
}

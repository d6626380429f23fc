using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Initiatives;

public sealed class NewModel(OrganizationReader reader, OrganizationWriter writer, TimeProvider time) : EditPage
{
    [BindProperty]
    public InitiativeInput Input { get; set; } = new();

    [FromQuery(Name = "unit")]
    public string? UnitId { get; set; }

    [FromQuery(Name = "objective")]
    public string? ObjectiveId { get; set; }

    [FromQuery(Name = "kpi")]
    public string? KpiId { get; set; }

    public Unit Unit { get; private set; } = null!;

    public InitiativeChoices Choices { get; private set; } = null!;

    /// <summary>Where the person came from.</summary>
    public string Back { get; private set; } = "";

    private DateOnly Today { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShowAsync(
            cancel,
            () =>
                Input = Input with
                {
                    Code = Choices.Code,
                    Start = Today,
                    Due = Today.AddMonths(6),
                    ObjectiveIds = ObjectiveId is null ? [] : [ObjectiveId],
                    KpiIds = KpiId is null ? [] : [KpiId],
                }
        );

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new InitiativeInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var ownerId = Choices.Owners.Chosen(Input.OwnerId, "owner");
                await using var write = await writer.BeginAsync(cancel);
                var unit = await writer.Db.Units.Where(u => u.Id == Unit.Id).PresentAsync(cancel);
                var initiative = new Initiative(writer.NextId(), unit, Input.Code!, Input.Plan(ownerId));
                await Input.ApplyAsync(initiative, Choices, writer, cancel);
                writer.Db.Add(initiative);
                await write.CommitAsync(cancel);
                return Done($"{initiative.Name} is planned.", $"~/initiatives/{PublicIds.Format(initiative.Id)}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var choices = await reader.ReadAsync(
            o =>
            {
                var (kpi, objective) = (o.Kpi(KpiId), o.Objective(ObjectiveId));
                if (
                    (
                        kpi is not null ? o.Model.UnitOf(kpi)
                        : objective is not null ? o.Model.UnitOf(objective)
                        : o.Unit(UnitId)
                    )
                    is not { } unit
                )
                    return null;
                (Unit, Denied, Today) = (unit, !o.Allows(Operation.Edit, unit), PeriodChoice.Of(o, null, time).Today);
                Back =
                    kpi is not null ? $"~/kpis/{KpiId}"
                    : objective is not null ? $"~/objectives/{ObjectiveId}"
                    : "~/initiatives";
                Way = WayPoint.To(o, unit, new WayPoint("New initiative"));
                return InitiativeChoices.Of(o, unit, null);
            },
            cancel
        );
        if (choices is null)
            return false;
        Choices = choices with { Owners = await writer.Db.ChoicesAsync([], cancel) };
        return true;
    }
}

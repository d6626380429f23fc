using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Objectives;

public sealed class NewModel(OrganizationReader reader, OrganizationWriter writer) : EditPage
{
    [BindProperty]
    public ObjectiveInput Input { get; set; } = new();

    [FromQuery(Name = "unit")]
    public string? UnitId { get; set; }

    [FromQuery(Name = "perspective")]
    public string? PerspectiveId { get; set; }

    public Unit Unit { get; private set; } = null!;

    public ObjectiveChoices Choices { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShowAsync(
            cancel,
            () =>
                Input = Input with
                {
                    Code = SuggestedCode,
                    PerspectiveId =
                        Choices.Perspectives.FirstOrDefault(p => p.Value == PerspectiveId)?.Value ?? Choices.Perspectives[0].Value,
                }
        );

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new ObjectiveInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var (perspectiveId, ownerId) = (
                    Choices.Perspectives.Chosen(Input.PerspectiveId, "perspective"),
                    Choices.Owners.Chosen(Input.OwnerId, "owner")
                );
                await using var write = await writer.BeginAsync(cancel);
                var perspective = await writer.Db.Perspectives.Where(p => p.Id == perspectiveId).PresentAsync(cancel);
                var unit = await writer.Db.Units.Where(u => u.Id == Unit.Id).PresentAsync(cancel);
                var objective = new Objective(writer.NextId(), unit, perspective, Input.Code!, Input.Name!);
                Input.ApplyTo(objective, perspective, ownerId);
                await writer.RefuseTakenCodeAsync(objective, cancel);
                writer.Db.Add(objective);
                await write.CommitAsync(cancel);
                return Done(
                    $"{objective.Name} is added. Give it a KPI that measures it.",
                    $"~/objectives/{PublicIds.Format(objective.Id)}"
                );
            },
            cancel
        );

    private string SuggestedCode { get; set; } = "";

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var choices = await reader.ReadAsync(
            o =>
            {
                if (o.Unit(UnitId) is not { } unit)
                    return null;
                (Unit, Denied, SuggestedCode) = (unit, !o.Allows(Operation.Edit, unit), ObjectiveChoices.Suggest(o, unit));
                Way = WayPoint.To(o, unit, new WayPoint("New objective"));
                return ObjectiveChoices.Of(o, unit, null);
            },
            cancel
        );
        if (choices is null)
            return false;
        Choices = choices with { Owners = await writer.Db.ChoicesAsync([], cancel) };
        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Objectives;

public sealed class EditModel(OrganizationReader reader, OrganizationWriter writer, StructureDating dating) : EditPage
{
    [BindProperty]
    public ObjectiveInput Input { get; set; } = new();

    [BindProperty]
    public FromWhen When { get; set; } = new();

    [FromRoute]
    public string Id { get; set; } = "";

    public Objective Objective { get; private set; } = null!;

    public Unit Unit { get; private set; } = null!;

    public ObjectiveChoices Choices { get; private set; } = null!;

    public IReadOnlyList<Difference> Differences =>
        ObjectiveInput.Of(Objective) is var theirs
            ? Difference.Among(
                ("Name", Input.Name, theirs.Name),
                ("Code", Input.Code, theirs.Code),
                ("Description", Input.Description, theirs.Description),
                (
                    "Perspective",
                    Difference.Chosen(Choices.Perspectives, Input.PerspectiveId),
                    Difference.Chosen(Choices.Perspectives, theirs.PerspectiveId)
                ),
                ("Theme", Input.Theme, theirs.Theme),
                ("Weight", Input.Weight, theirs.Weight),
                ("Share from contributing objectives", Input.CascadeShare, theirs.CascadeShare),
                ("Rule", Input.Rule, theirs.Rule),
                ("Owner", Difference.Chosen(Choices.Owners, Input.OwnerId), Difference.Chosen(Choices.Owners, theirs.OwnerId))
            )
            : [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = ObjectiveInput.Of(Objective));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new ObjectiveInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var perspectiveId = Choices.Perspectives.Chosen(Input.PerspectiveId, "perspective");
                var ownerId = Choices.Owners.Chosen(Input.OwnerId, "owner");
                await using var write = await writer.BeginAsync(cancel);
                var objective = await writer.Db.Objectives.Where(x => x.Id == Objective.Id).PresentAsync(cancel);
                Input.Version.ThrowIfSavedSince(objective.Version);
                Input.ApplyTo(objective, await writer.Db.Perspectives.Where(p => p.Id == perspectiveId).PresentAsync(cancel), ownerId);
                await writer.RefuseTakenCodeAsync(objective, cancel);
                if (!await dating.HoldAsync(When, cancel))
                    return Page();
                await write.CommitAsync(cancel);
                return Done(
                    $"{objective.Name} is saved: {Choices.ShareOf(Input.Weight, Input.PerspectiveId)}{When.Sentence}",
                    $"~/objectives/{Id}",
                    UndoLink.Query(Id, write.Sequence)
                );
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var choices = await reader.ReadAsync(
            o =>
            {
                if (o.Objective(Id) is not { } objective)
                    return null;
                Objective = objective;
                Unit = o.Model.UnitOf(objective);
                Denied = !o.Allows(Operation.Edit, Unit);
                Way = WayPoint.To(o, Unit, new WayPoint(objective.Name, $"~/objectives/{Id}"), new WayPoint("Edit"));
                return ObjectiveChoices.Of(o, Unit, objective);
            },
            cancel
        );
        if (choices is null)
            return false;
        When.From ??= await dating.ThisMonthAsync(cancel);
        Choices = choices with { Owners = await writer.Db.ChoicesAsync(Objective.OwnerId is { } owner ? [owner] : [], cancel) };
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Objective.Version };
}

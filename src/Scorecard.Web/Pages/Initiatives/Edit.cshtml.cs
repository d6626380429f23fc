using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Initiatives;

public sealed class EditModel(OrganizationReader reader, OrganizationWriter writer) : EditPage
{
    [BindProperty]
    public InitiativeInput Input { get; set; } = new();

    [FromRoute]
    public string Id { get; set; } = "";

    public Initiative Initiative { get; private set; } = null!;

    public Unit Unit { get; private set; } = null!;

    public InitiativeChoices Choices { get; private set; } = null!;

    public IReadOnlyList<Difference> Differences =>
        InitiativeInput.Of(Initiative) is var theirs
            ? Difference.Among(
                ("Name", Input.Name, theirs.Name),
                ("Code", Input.Code, theirs.Code),
                ("Description", Input.Description, theirs.Description),
                ("Owner", Difference.Chosen(Choices.Owners, Input.OwnerId), Difference.Chosen(Choices.Owners, theirs.OwnerId)),
                ("First day", Input.Start, theirs.Start),
                ("Due", Input.Due, theirs.Due),
                ("Budget", Input.Budget, theirs.Budget),
                ("Objectives", Names(Choices.Objectives, Input.ObjectiveIds), Names(Choices.Objectives, theirs.ObjectiveIds)),
                ("KPIs", Names(Choices.Kpis, Input.KpiIds), Names(Choices.Kpis, theirs.KpiIds)),
                ("Comes after", Names(Choices.Initiatives, Input.AwaitsIds), Names(Choices.Initiatives, theirs.AwaitsIds)),
                ("Milestones", Milestones(Input), Milestones(theirs))
            )
            : [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = InitiativeInput.Of(Initiative));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new InitiativeInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var ownerId = Choices.Owners.Chosen(Input.OwnerId, "owner");
                await using var write = await writer.BeginAsync(cancel);
                var initiative = await writer.Db.Initiatives.Where(i => i.Id == Initiative.Id).PresentAsync(cancel);
                Input.Version.ThrowIfSavedSince(initiative.Version);
                initiative.Plan(Input.Plan(ownerId));
                await Input.ApplyAsync(initiative, Choices, writer, cancel);
                await write.CommitAsync(cancel);
                return Done($"{initiative.Name} is saved.", $"~/initiatives/{Id}", UndoLink.Query(Id, write.Sequence));
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var choices = await reader.ReadAsync(
            o =>
            {
                if (o.Initiative(Id) is not { } initiative)
                    return null;
                Initiative = initiative;
                Unit = o.Model.UnitOf(initiative);
                Denied = !o.Allows(Operation.Edit, Unit);
                Way = WayPoint.To(o, Unit, new WayPoint(initiative.Name, $"~/initiatives/{Id}"), new WayPoint("Edit"));
                return InitiativeChoices.Of(o, Unit, initiative);
            },
            cancel
        );
        if (choices is null)
            return false;
        Choices = choices with { Owners = await writer.Db.ChoicesAsync(Initiative.OwnerId is { } owner ? [owner] : [], cancel) };
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Initiative.Version };

    /// <summary>Only what is offered is named: the rest is private and stays.</summary>
    private static string Names(IEnumerable<SelectListItem> offered, IEnumerable<string> ids) =>
        string.Join(", ", offered.Where(x => ids.Contains(x.Value)).Select(x => x.Text));

    private static string Milestones(InitiativeInput input) =>
        string.Join(
            "\n",
            input
                .Milestones.Where(m => m.IsThere)
                .Select(m =>
                {
                    var dueWords = m.Due is { } due ? $", due {PeriodWords.Day(due)}" : "";
                    var doneWords = m.DoneOn is { } done ? $", reached {PeriodWords.Day(done)}" : "";
                    return $"{m.Name}{dueWords}{doneWords}";
                })
        );
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

public sealed class EditModel(OrganizationReader reader, OrganizationWriter writer, StructureDating dating) : EditPage
{
    [BindProperty]
    public UnitInput Input { get; set; } = new();

    [BindProperty]
    public FromWhen When { get; set; } = new();

    [FromRoute]
    public string Id { get; set; } = "";

    public Unit Unit { get; private set; } = null!;

    public string TierName { get; private set; } = "";

    /// <summary>Moving and deleting is for those who edit the unit above.</summary>
    public bool CanMove { get; private set; }

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>What a move leaves behind, to be changed where it is: links from its objectives to those of the unit above.</summary>
    private string Left { get; set; } = "";

    public IReadOnlyList<Difference> Differences =>
        UnitInput.Of(Unit) is var theirs
            ? Difference.Among(
                ("Name", Input.Name, theirs.Name),
                ("Code", Input.Code, theirs.Code),
                ("Description", Input.Description, theirs.Description),
                ("Private", Input.Private, theirs.Private),
                ("Own scorecard of", Difference.Chosen(People, Input.PersonId), Difference.Chosen(People, theirs.PersonId)),
                (
                    "Belongs to",
                    CanMove ? Difference.Chosen(Parents, Input.ParentId) : null,
                    CanMove ? Difference.Chosen(Parents, theirs.ParentId) : null
                ),
                ("Closed from", Input.ClosedFrom, theirs.ClosedFrom)
            )
            : [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = UnitInput.Of(Unit));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new UnitInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                await using var write = await writer.BeginAsync(cancel);
                var unit = await writer.Db.Units.Where(u => u.Id == Unit.Id).PresentAsync(cancel);
                Input.Version.ThrowIfSavedSince(unit.Version);
                var before = unit.PersonId;
                Input.ApplyTo(unit, People.Chosen(Input.PersonId, "person"));
                await writer.Db.LetPersonEditAsync(unit, before, cancel);
                await writer.RefuseTakenCodeAsync(unit, cancel);
                if (CanMove && Input.ParentId != PublicIds.Format(unit.ParentId!.Value))
                    unit.MoveUnder(await NewParentAsync(cancel));
                if (unit.ParentId is not null && Input.ClosedFrom is { } day)
                    unit.Close(day);
                else
                    unit.Reopen();
                if (!await dating.HoldAsync(When, cancel))
                    return Page();
                await write.CommitAsync(cancel);
                return Done(
                    $"{unit.Name} is saved.{When.Sentence}{(unit.ParentId == Unit.ParentId ? "" : Left)}",
                    $"~/units/{Id}",
                    UndoLink.Query(Id, write.Sequence)
                );
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o =>
            {
                if (o.Unit(Id) is not { } unit)
                    return null;
                Unit = unit;
                Denied = !o.Allows(Operation.Edit, unit);
                TierName = o.Model.Organization.Tiers[unit.Tier - 1].Name;
                CanMove = unit.ParentId is { } parent && o.Allows(Operation.Edit, o.Model.Unit(parent));
                Parents =
                [
                    .. o
                        .Model.Units.Where(u => u.Tier == unit.Tier - 1 && o.Allows(Operation.Edit, u))
                        .Select(u => new SelectListItem(u.Name, PublicIds.Format(u.Id))),
                ];
                Way = WayPoint.To(o, unit, new WayPoint("Edit"));
                Left = LeftBehind(o, unit);
                return unit;
            },
            cancel
        );
        if (found is null)
            return false;
        When.From ??= await dating.ThisMonthAsync(cancel);
        People = await writer.Db.ChoicesAsync(Unit.PersonId is { } person ? [person] : [], cancel);
        return true;
    }

    private static string LeftBehind(OrganizationView o, Unit unit)
    {
        var links = o
            .Model.ObjectivesOf(unit)
            .SelectMany(o.Model.ContributionsFrom)
            .Where(c => o.Model.Objective(c.ToId).UnitId == unit.ParentId)
            .Select(c => o.Model.Objective(c.FromId).Name)
            .Distinct()
            .ToList();
        return links.Count == 0
            ? ""
            : $" Still supporting {o.Model.Unit(unit.ParentId!.Value).Name}: {string.Join(", ", links)}. Change that under Contributions.";
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Unit.Version };

    /// <summary>Any unit that the person may edit; whether its tier fits, the unit says.</summary>
    private async Task<Unit> NewParentAsync(CancellationToken cancel)
    {
        var parent =
            await reader.ReadOnAsync(
                o =>
                    o.Unit(Input.ParentId) is { } found && found.OrganizationId == Unit.OrganizationId && o.Allows(Operation.Edit, found)
                        ? found
                        : null,
                cancel
            ) ?? throw new RuleViolation("The unit to move it under is not among the choices. Choose another.");
        return await writer.Db.Units.Where(u => u.Id == parent.Id).PresentAsync(cancel);
    }
}

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Objectives;

public sealed class ContributionsModel(OrganizationReader reader, OrganizationWriter writer, StructureDating dating) : EditPage
{
    public sealed record Form
    {
        /// <summary>The objective that is supported.</summary>
        public string? ToId { get; init; }
        public string? Weight { get; init; } = NumberText.Write(1);
        public bool Counts { get; init; } = true;
        public int Version { get; init; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public FromWhen When { get; set; } = new();

    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>The link just removed, to be put back: its objective, weight, counts, name, from when, that again, in words.</summary>
    [TempData]
    public string[]? Removed { get; set; }

    public Objective Objective { get; private set; } = null!;

    public ObjectiveLinks Links { get; private set; } = null!;

    /// <summary>The row whose change was refused; null where it is the form that adds.</summary>
    public string? FailedRow { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                When.Button = "Add link";
                await new Validator().ThrowIfInvalidAsync(Input, cancel);
                if (!PublicIds.TryParse(Input.ToId, out var toId) || !Links.Names.ContainsKey(toId))
                    throw new RuleViolation("The objective that you chose is not there or not open to you. Choose another.");
                await using var write = await writer.BeginAsync(cancel);
                var db = writer.Db;
                var from = await db.Objectives.Where(x => x.Id == Objective.Id).PresentAsync(cancel);
                var to = await db.Objectives.Where(x => x.Id == toId).PresentAsync(cancel);
                if (await db.Contributions.AnyAsync(c => c.FromId == from.Id && c.ToId == to.Id, cancel))
                    throw new RuleViolation($"“{from.Name}” already supports “{to.Name}”. Change its weight instead.");
                var link = new Contribution(from, to, NumberText.Number(Input.Weight)!.Value, Input.Counts);
                ContributionGraph.Check(
                    link,
                    await db.Units.SingleAsync(u => u.Id == from.UnitId, cancel),
                    await db.Units.SingleAsync(u => u.Id == to.UnitId, cancel),
                    await db.Contributions.AsNoTracking().ToListAsync(cancel),
                    Links.NameOf
                );
                db.Add(link);
                if (!await dating.HoldAsync(When, cancel))
                    return Page();
                await write.CommitAsync(cancel);
                return Done($"{from.Name} now supports {to.Name}.{When.Sentence}", Here);
            },
            cancel
        );

    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancel) =>
        SaveRowAsync(
            async link =>
            {
                await new Validator().ThrowIfInvalidAsync(Input, cancel);
                link.Change(NumberText.Number(Input.Weight)!.Value, Input.Counts);
                StatusMessage = $"The link to {Links.NameOf(link.ToId)} is saved.";
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        SaveRowAsync(
            link =>
            {
                When.Button = "Remove";
                writer.Db.Remove(link);
                Removed =
                [
                    PublicIds.Format(link.ToId),
                    NumberText.Write(link.Weight),
                    link.Counts ? "true" : "false",
                    Links.NameOf(link.ToId),
                ];
                return Task.CompletedTask;
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
            return false;
        When.From ??= await dating.ThisMonthAsync(cancel);
        return true;
    }

    private async Task<bool> ReadAsync(CancellationToken cancel) =>
        await reader.ReadAsync(
            o =>
            {
                if (o.Objective(Id) is not { } objective)
                    return null;
                Objective = objective;
                Denied = !o.Allows(Operation.Edit, o.Model.UnitOf(objective));
                Links = ObjectiveLinks.Of(o, objective);
                Way = WayPoint.To(
                    o,
                    o.Model.UnitOf(objective),
                    new WayPoint(objective.Name, $"~/objectives/{Id}"),
                    new WayPoint("Contributions")
                );
                return objective;
            },
            cancel
        )
            is not null;

    protected override void TakeTheirVersion() =>
        Input = Input with { Version = Links.Supports.FirstOrDefault(l => l.Id == Input.ToId)?.Version ?? 0 };

    private string Here => $"~/objectives/{Id}/contributions";

    private Task<IActionResult> SaveRowAsync(Func<Contribution, Task> change, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                FailedRow = Input.ToId;
                if (!PublicIds.TryParse(Input.ToId, out var toId) || !Links.Names.ContainsKey(toId))
                    return NotFound();
                await using var write = await writer.BeginAsync(cancel);
                var link = await writer.Db.Contributions.Where(c => c.FromId == Objective.Id && c.ToId == toId).PresentAsync(cancel);
                Input.Version.ThrowIfSavedSince(link.Version);
                await change(link);
                if (!await dating.HoldAsync(When, cancel))
                {
                    StatusMessage = null;
                    Removed = null;
                    return Page();
                }
                if (Removed is not null)
                    Removed = [.. Removed, When.From ?? "", When.Confirmed ?? "", When.Sentence];
                else
                    StatusMessage += When.Sentence;
                await write.CommitAsync(cancel);
                return LocalRedirect(Here);
            },
            cancel
        );

    private sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(x => x.ToId).NotEmpty().WithMessage("Choose the objective that this one supports");
            RuleFor(x => x.Weight).IsWeight();
        }
    }
}

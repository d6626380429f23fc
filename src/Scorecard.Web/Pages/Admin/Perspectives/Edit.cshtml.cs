using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.Perspectives;

public sealed class EditModel(OrganizationReader reader, OrganizationWriter writer, StructureDating dating, SignedInPerson me)
    : AdminPage(reader, me)
{
    [BindProperty]
    public PerspectiveInput Input { get; set; } = new();

    [BindProperty]
    public FromWhen When { get; set; } = new();

    [FromRoute]
    public string Id { get; set; } = "";

    public Perspective Perspective { get; private set; } = null!;

    public string Share =>
        PerspectiveInput.ShareOf(Perspective.Weight, Others.Sum(p => p.Weight))
        + (Others.Count == 0 ? "." : $", beside {string.Join(", ", Others.Select(p => $"{p.Name} ({NumberText.Write(p.Weight)})"))}.");

    /// <summary>Why it cannot be removed, or null.</summary>
    public string? Obstacle => Perspective.Obstacle(Model.Objectives.Count(o => o.PerspectiveId == Perspective.Id), Others.Count);

    public IReadOnlyList<Difference> Differences =>
        PerspectiveInput.Of(Perspective) is var theirs
            ? Difference.Among(("Name", Input.Name, theirs.Name), ("Weight", Input.Weight, theirs.Weight))
            : [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = PerspectiveInput.Of(Perspective));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new PerspectiveInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                await using var write = await writer.BeginAsync(cancel);
                var perspective = await writer.Db.Perspectives.Where(p => p.Id == Perspective.Id).PresentAsync(cancel);
                Input.Version.ThrowIfSavedSince(perspective.Version);
                perspective.Change(Input.Name!, Input.WeightGiven);
                await writer.RefuseTakenNameAsync(perspective, cancel);
                if (!await dating.HoldAsync(When, cancel))
                    return Page();
                await write.CommitAsync(cancel);
                return Done($"{perspective.Name} is saved.{When.Sentence}", "~/admin/perspectives");
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var perspective = await writer.Db.Perspectives.Where(p => p.Id == Perspective.Id).PresentAsync(cancel);
                if (
                    perspective.Obstacle(
                        await writer.Db.Objectives.CountAsync(o => o.PerspectiveId == perspective.Id, cancel),
                        await writer.Db.Perspectives.CountAsync(cancel) - 1
                    ) is
                    { } obstacle
                )
                    throw new RuleViolation(obstacle);
                writer.Db.Remove(perspective);
                writer.Db.RemoveRange(
                    await writer
                        .Db.EarlierTerms.Where(e => e.Of == TermsOf.Perspective && e.SubjectId == perspective.Id)
                        .ToListAsync(cancel)
                );
                await write.CommitAsync(cancel);
                return Done($"{perspective.Name} is removed.", "~/admin/perspectives");
            },
            cancel
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        if (Model.Perspectives.FirstOrDefault(p => PublicIds.Format(p.Id) == Id) is not { } perspective)
            return false;
        When.From ??= await dating.ThisMonthAsync(cancel);
        Perspective = perspective;
        Way = [Administration, new WayPoint("Perspectives", "~/admin/perspectives"), new WayPoint(perspective.Name)];
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Perspective.Version };

    private List<Perspective> Others => [.. Model.Perspectives.Where(p => p.Id != Perspective.Id)];
}

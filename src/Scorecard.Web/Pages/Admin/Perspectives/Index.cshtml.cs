using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.Perspectives;

public sealed class IndexModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me) : AdminPage(reader, me)
{
    /// <summary>The perspective to add.</summary>
    [BindProperty]
    public PerspectiveInput Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new PerspectiveInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                await using var write = await writer.BeginAsync(cancel);
                var last = await writer.Db.Perspectives.MaxAsync(p => (int?)p.Position, cancel) ?? -1;
                var perspective = new Perspective(writer.NextId(), Organization.Id, Input.Name!, last + 1, Input.WeightGiven);
                await writer.RefuseTakenNameAsync(perspective, cancel);
                writer.Db.Add(perspective);
                await write.CommitAsync(cancel);
                return Done($"{perspective.Name} is added.", "~/admin/perspectives");
            },
            cancel
        );

    /// <param name="by">−1 is up, 1 is down.</param>
    public Task<IActionResult> OnPostMoveAsync(string? id, int by, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var all = await writer.Db.Perspectives.OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(cancel);
                var from = all.FindIndex(p => PublicIds.Format(p.Id) == id);
                if (from < 0)
                    throw new RuleViolation("Someone removed this perspective meanwhile. Nothing was moved.");
                var moved = all[from];
                all.RemoveAt(from);
                all.Insert(Math.Clamp(from + Math.Sign(by), 0, all.Count), moved);
                for (var i = 0; i < all.Count; i++)
                    all[i].MoveTo(i);
                await write.CommitAsync(cancel);
                return Done($"{moved.Name} is now number {all.IndexOf(moved) + 1}.", "~/admin/perspectives");
            },
            cancel
        );

    public string ShareOf(Perspective perspective) =>
        PerspectiveInput.ShareOf(perspective.Weight, Model.Perspectives.Where(p => p != perspective).Sum(p => p.Weight));

    public int ObjectivesIn(Perspective perspective) => Model.Objectives.Count(o => o.PerspectiveId == perspective.Id);

    protected override Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        Way = [Administration, new WayPoint("Perspectives")];
        return Task.FromResult(true);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Views;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Views;

/// <summary>The views that a person has saved; nobody else sees the list.</summary>
public sealed class IndexModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, TimeProvider time) : EditPage
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Of the page to save.</summary>
    [BindProperty]
    public string? Path { get; set; }

    /// <summary>The view to rename or delete.</summary>
    [BindProperty(Name = "view")]
    public string? ViewId { get; set; }

    public IReadOnlyList<SavedView> Saved { get; private set; } = [];

    public string TimeZone { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Saved.Count >= SavedView.Most)
                    throw new RuleViolation($"You keep {SavedView.Most} views already. Delete one first.");
                var view = new SavedView(writer.NextId(), reader.OrganizationId, me.Id, Name, Path, time.GetUtcNow().UtcDateTime);
                writer.Db.Add(view);
                await writer.Db.SaveChangesAsync(cancel);
                return Done($"The view “{view.Name}” is saved. You find it in the menu.", "~" + view.Path);
            },
            cancel
        );

    public Task<IActionResult> OnPostRenameAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (await MineAsync(cancel) is not { } view)
                    return Done("That view is gone already.", "~/views");
                view.Rename(Name);
                await writer.Db.SaveChangesAsync(cancel);
                return Done($"The view is now called “{view.Name}”.", "~/views");
            },
            cancel
        );

    public Task<IActionResult> OnPostDeleteAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (await MineAsync(cancel) is not { } view)
                    return Done("That view is gone already.", "~/views");
                writer.Db.Remove(view);
                await writer.Db.SaveChangesAsync(cancel);
                return Done($"The view “{view.Name}” is deleted.", "~/views");
            },
            cancel
        );

    /// <summary>The link to hand to others: the plain address, in which each sees what they may.</summary>
    public string LinkOf(SavedView view) => $"{Request.Scheme}://{Request.Host}{Request.PathBase}{view.Path}";

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(o => o.Model.Organization.TimeZone, cancel) is not { } zone)
            return false;
        TimeZone = zone;
        Saved = await writer.Db.SavedViews.AsNoTracking().Where(v => v.PersonId == me.Id).OrderBy(v => v.Name).ToListAsync(cancel);
        return true;
    }

    private async Task<SavedView?> MineAsync(CancellationToken cancel) =>
        PublicIds.TryParse(ViewId, out var key)
            ? await writer.Db.SavedViews.SingleOrDefaultAsync(v => v.Id == key && v.PersonId == me.Id, cancel)
            : null;
}

using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Views;

/// <summary>The views that a person has saved; nobody else sees the list.</summary>
public sealed class IndexModel(OwnViews views) : EditPage
{
    [BindProperty]
    public ViewInput Input { get; set; } = new();

    public ViewList Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var view = await views.AddAsync(Input.Name, Input.Path, cancel);
                return Done($"The view “{view.Name}” is saved. You find it in the menu.", "~" + view.Path);
            },
            cancel
        );

    public Task<IActionResult> OnPostRenameAsync(CancellationToken cancel) =>
        SaveAsync(async () => Done(await views.RenameAsync(Input.ViewId, Input.Name, cancel), "~/views"), cancel);

    public Task<IActionResult> OnPostDeleteAsync(CancellationToken cancel) =>
        SaveAsync(async () => Done(await views.DeleteAsync(Input.ViewId, cancel), "~/views"), cancel);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await views.ListAsync(cancel) is not { } found)
            return false;
        Shown = found;
        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Templates;

/// <summary>For whoever saved the template, and for administrators.</summary>
public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me) : EditPage
{
    [FromRoute]
    public string Id { get; set; } = "";

    public SavedTemplate Saved { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                writer.Db.Remove(await writer.Db.SavedTemplates.Where(t => t.Id == Saved.Id).PresentAsync(cancel));
                await write.CommitAsync(cancel);
                return Done($"“{Saved.Name}” is deleted.", "~/templates");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await writer.Db.SavedAsync(Id, me, cancel) is not { } saved)
            return false;
        Saved = saved;
        Way = [new WayPoint("Templates", "~/templates"), new WayPoint(saved.Name, $"~/templates/saved/{Id}"), new WayPoint("Delete")];
        return await reader.ReadAsync(
            o =>
            {
                if (o.Model.Organization.Id != saved.OrganizationId)
                    return null;
                Denied = !o.Administers && saved.By != me.Id;
                return "";
            },
            cancel
        )
            is not null;
    }
}

using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Templates;

/// <summary>For whoever saved the template, and for administrators.</summary>
public sealed class DeleteModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me) : DeletePage<SavedTemplate>(writer)
{
    protected override IQueryable<SavedTemplate> Row => Db.SavedTemplates.Where(t => t.Id == Subject.Id);

    protected override async Task<SavedTemplate?> FindAsync(CancellationToken cancel)
    {
        if (await Db.SavedAsync(Id, me, cancel) is not { } saved)
            return null;
        Way = [new WayPoint("Templates", "~/templates"), new WayPoint(saved.Name, $"~/templates/saved/{Id}"), new WayPoint("Delete")];
        return await reader.ReadAsync(
            o =>
            {
                if (o.Model.Organization.Id != saved.OrganizationId)
                    return null;
                Denied = !o.Administers && saved.By != me.Id;
                return saved;
            },
            cancel
        );
    }

    protected override Task DeleteAsync(SavedTemplate row, CancellationToken cancel)
    {
        Db.Remove(row);
        return Task.CompletedTask;
    }

    protected override IActionResult Deleted(SavedTemplate row) => Done($"“{row.Name}” is deleted.", "~/templates");
}

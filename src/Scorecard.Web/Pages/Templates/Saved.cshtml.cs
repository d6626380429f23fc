using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain.Units;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Templates;

/// <summary>A template that the organization saved.</summary>
[Costs(Costly.Export, "Zip", Reads = true)]
public sealed class SavedModel(OrganizationReader reader, SignedInPerson me, ImportOrganization import) : TemplatePage(reader, me, import)
{
    [FromRoute]
    public string Id { get; set; } = "";

    public SavedTemplate Saved { get; private set; } = null!;

    public bool CanDelete => Administers || Saved.By == Me.Id;

    public async Task<IActionResult> OnGetZipAsync(CancellationToken cancel) =>
        await Db.SavedAsync(Id, Me, cancel) is { } saved ? File(saved.Files, TemplateZip.ContentType, $"{saved.Name}.zip") : NotFound();

    protected override async Task<SectorTemplate?> FindAsync(CancellationToken cancel)
    {
        if (await Db.SavedAsync(Id, Me, cancel) is not { } saved)
            return null;
        Saved = saved;
        return TemplateZip.Read(saved.Name, saved.Files);
    }

    protected override bool IsFor(Organization organization) => organization.Id == Saved.OrganizationId;
}

using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Templates;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Templates;

/// <summary>Takes the file of a template, for those who may edit a unit.</summary>
public sealed class BringModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, TimeProvider time) : EditPage
{
    public string OrganizationName { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(IFormFile? files, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (files is null)
                    throw new RuleViolation("Choose the file of a template first.");
                if (files.Length > TemplateZip.Largest)
                    throw new RuleViolation($"{files.FileName} is larger than {TemplateZip.Largest >> 20} MB, and no template is.");
                using var packed = new MemoryStream();
                await files.CopyToAsync(packed, cancel);
                var template = TemplateZip.Read(files.FileName, packed.ToArray());
                await using var write = await writer.BeginAsync(cancel);
                var saved = new SavedTemplate(
                    writer.NextId(),
                    reader.OrganizationId,
                    template.Name,
                    template.Summary,
                    packed.ToArray(),
                    time.GetUtcNow().UtcDateTime,
                    me.Id
                );
                writer.Db.Add(saved);
                await write.CommitAsync(cancel);
                return Done(
                    $"“{saved.Name}” is one of your templates now. Nothing else has changed yet.",
                    $"~/templates/saved/{PublicIds.Format(saved.Id)}"
                );
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Way = [new WayPoint("Templates", "~/templates"), new WayPoint("Bring a template")];
        OrganizationName =
            await reader.ReadAsync(o => o.Model.Units.Any(u => o.Allows(Operation.Edit, u)) ? o.Model.Organization.Name : null, cancel)
            ?? "";
        Denied = OrganizationName.Length == 0;
        return true;
    }
}

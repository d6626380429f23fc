using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Templates;

/// <summary>Takes the file of a template, for those who may edit a unit.</summary>
[Costs(Costly.ImportCheck)]
public sealed class BringModel(TemplateKeeping templates) : EditPage
{
    public string OrganizationName { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(IFormFile? files, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var sent = await SentTemplate.ReadAsync(files, cancel);
                var saved = await templates.KeepAsync(sent.Template.Name, sent.Template.Summary, sent.Files, cancel);
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
        OrganizationName = await templates.OrganizationNameAsync(cancel) ?? "";
        Denied = OrganizationName.Length == 0;
        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Units;

public sealed class SaveTemplateModel(OrganizationReader reader, TemplateKeeping templates) : EditPage
{
    [BindProperty]
    public SaveTemplateInput Input { get; set; } = new();

    [FromRoute]
    public string Id { get; set; } = "";

    public SaveTemplateContent Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = new(Shown.Unit.Name));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new SaveTemplateInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                Shown.ThrowIfHindered();
                var saved = await templates.KeepUnitAsync(Id, Input.Name!.Trim(), Input.Summary!.Trim(), cancel);
                return Done($"“{saved.Name}” is saved as a template.", $"~/templates/saved/{PublicIds.Format(saved.Id)}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(o => SaveTemplateContent.Of(o, Id), cancel) is not { } found)
            return false;
        Shown = found;
        Denied = !found.IsAllowed;
        Way = found.Way;
        return true;
    }
}

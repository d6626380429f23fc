using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Library;

public sealed class DetailsModel(LibraryImport library) : EditPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>The objective that the KPI is to measure.</summary>
    [BindProperty]
    public string? Objective { get; set; }

    public LibraryKpiContent Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (await library.ObjectiveAsync(Objective, cancel) is not { } objective)
                    return NotFound();
                if (!Shown.Offers(objective))
                    return Forbid();
                var path = await library.AddAsync(Shown, objective, cancel);
                return Done($"{Shown.Kpi.Name} now measures {objective.Name}. Set the target that fits you.", path);
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await library.FindAsync(Slug, Code, cancel) is not { } found)
            return false;
        Shown = found;
        Denied = found.Objectives.Count == 0;
        Way = found.Way;
        return true;
    }
}

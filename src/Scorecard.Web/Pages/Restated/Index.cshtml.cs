using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Restated;

public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel, ITabled
{
    /// <summary>Null where no day that is over was asked for.</summary>
    public RestatedContent? Shown { get; private set; }

    public string UnitId { get; private set; } = "";
    public string UnitName { get; private set; } = "";

    public IEnumerable<TableFile> Tables => Shown is null ? [] : [Shown.ToFile()];

    public async Task<IActionResult> OnGetAsync(string id, DateOnly? since, CancellationToken cancel)
    {
        var name = await organizations.ReadAsync(o => o.Unit(id)?.Name, cancel);
        if (name is null)
            return NotFound();
        (UnitId, UnitName) = (id, name);
        if (since is not { } day || await organizations.ReportedOnAsync(day, cancel) is not { } then)
            return Page();
        Shown = await organizations.ReadAsync(
            o => o.Unit(id) is { } unit ? RestatedContent.Of(o, unit, PeriodChoice.Of(o, Request.Query, time), then, day) : null,
            cancel
        );
        return Shown is null ? NotFound() : Page();
    }
}

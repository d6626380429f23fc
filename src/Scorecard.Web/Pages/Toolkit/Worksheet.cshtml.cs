using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Toolkit;

namespace Scorecard.Web.Pages.Toolkit;

public sealed class WorksheetModel(OrganizationReader reader) : PageModel
{
    public IReadOnlyList<WayPoint> Way { get; private set; } = [];

    public Worksheet Sheet { get; private set; } = null!;

    public string OrganizationName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (Worksheets.Find(name) is not { } sheet)
            return NotFound();
        var filled = await reader.ReadAsync(
            o =>
            {
                OrganizationName = o.Model.Organization.Name;
                return sheet.FilledFor(o);
            },
            cancel
        );
        if (filled is null)
            return NotFound();
        Sheet = filled;
        Way = [new WayPoint("Toolkit", "~/toolkit"), new WayPoint(sheet.Title)];
        return Page();
    }
}

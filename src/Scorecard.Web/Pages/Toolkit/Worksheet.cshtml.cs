using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Toolkit;

namespace Scorecard.Web.Pages.Toolkit;

public sealed class WorksheetModel(OrganizationReader reader) : PageModel
{
    /// <summary>Units beyond these have no room on a sheet.</summary>
    private const int MostColumns = 12;

    public IReadOnlyList<WayPoint> Way { get; private set; } = [];

    public Worksheet Sheet { get; private set; } = null!;

    public string OrganizationName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (
            Worksheets.Find(name) is not { } sheet
            || await reader.ReadAsync(
                o => new { o.Model.Organization.Name, Sheet = sheet.Name == Worksheets.Cascade ? Filled(o, sheet) : sheet },
                cancel
            )
                is not { } read
        )
            return NotFound();
        (OrganizationName, Sheet, Way) = (read.Name, read.Sheet, [new WayPoint("Toolkit", "~/toolkit"), new WayPoint(sheet.Title)]);
        return Page();
    }

    /// <summary>The organization's objectives against the units below it that the person sees.</summary>
    private static Worksheet Filled(OrganizationView o, Worksheet sheet)
    {
        var (objectives, units) = o.Model.Root is { } root
            ? (
                o.Model.ObjectivesOf(root).Select(x => x.Name).ToList(),
                o.Model.ChildrenOf(root).Where(u => o.Sees(u) && u.ClosedFrom is null).Take(MostColumns).Select(u => u.Name).ToList()
            )
            : ([], []);
        return sheet with
        {
            Columns = ["Objective", .. units.Count > 0 ? units : ["", "", "", ""]],
            Rows = [.. objectives.Count > 0 ? objectives : Enumerable.Repeat("", 8)],
        };
    }
}

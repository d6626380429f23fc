using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Frame;
using Scorecard.Web.Toolkit;

namespace Scorecard.Web.Pages.Toolkit;

public sealed class LessonsModel(Checklists checklists) : PageModel
{
    public IReadOnlyList<WayPoint> Way { get; } = [new WayPoint("Toolkit", "~/toolkit"), new WayPoint("Lessons")];

    public Standing Standing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await checklists.ReadAsync(cancel) is not { } standing)
            return NotFound();
        Standing = standing;
        return Page();
    }
}

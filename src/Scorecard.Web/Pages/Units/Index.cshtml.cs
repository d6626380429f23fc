using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Units;

/// <summary>Finds a unit by the words in its name or code: where the switch in the top bar sends a search.</summary>
public sealed class IndexModel(OrganizationReader organizations, TimeProvider time) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    public UnitList Shown { get; private set; } = new(0, "", []);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var words = (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = await organizations.ReadAsync(o => UnitList.Of(o, words, PeriodChoice.Of(o, Request.Query, time)), cancel);
        if (found is null)
            return Page();
        Shown = found;
        return found.Rows is [var only] && words.Length > 0 ? LocalRedirect(Url.Content($"~/units/{only.Id}?{found.Query}")) : Page();
    }
}

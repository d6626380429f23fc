using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Past;

/// <summary>Leads to a page as reported on a day, or as it is known now.</summary>
public sealed class IndexModel : PageModel
{
    /// <param name="day">Null or nothing for now.</param>
    /// <param name="path">The page, from the root of the application.</param>
    public IActionResult OnGet(DateOnly? day, string? path)
    {
        var root = AsOfDay.Of(HttpContext)?.Root ?? Request.PathBase;
        var page = path is ['/', ..] && Url.IsLocalUrl(path) && AsOfDay.Take(path.Split('?')[0]) is null ? path : "/";
        return LocalRedirect(root + (day is { } asked ? AsOfDay.RootOf(asked) : "") + page);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Pages.Library;

public sealed class IndexModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public LibraryQuery Search { get; set; } = new();

    public LibraryFinds Finds { get; private set; } = null!;

    public void OnGet() => Finds = Search.Find(SectorTemplates.All.SelectMany(template => template.Kpis));
}

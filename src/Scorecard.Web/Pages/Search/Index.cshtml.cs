using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Pages.Search;

[Costs(Costly.Search, Reads = true)]
public sealed class IndexModel(EverythingFinder finder) : PageModel
{
    private const int Many = 20;
    private const int Few = 5;

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>The id of a person whose things are asked for.</summary>
    [FromQuery(Name = "owner")]
    public string? Owner { get; set; }

    public string? OwnerName { get; private set; }

    public IReadOnlyList<SearchGroup> Groups { get; private set; } = [];

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && OwnerName is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Owner is null)
        {
            Groups = await finder.FindAsync(Text, Request.Query, Many, cancel);
            return Page();
        }
        if (await finder.OwnedByAsync(Owner, Request.Query, cancel) is not { } owned)
            return NotFound();
        OwnerName = owned.Owner;
        Groups = owned.Groups;
        return Page();
    }

    /// <summary>The best few as options of the box that opens over a page.</summary>
    public async Task<IActionResult> OnGetHitsAsync(CancellationToken cancel) =>
        Partial("_Hits", await finder.FindAsync(Text, Request.Query, Few, cancel));
}

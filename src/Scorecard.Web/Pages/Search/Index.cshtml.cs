using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Domain;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Search;

public sealed class IndexModel(OrganizationReader organizations, PageFrame frame, TimeProvider time) : PageModel
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
            Groups = await FindAsync(Many, cancel);
        else if (!await ShowOwnedAsync(cancel))
            return NotFound();
        return Page();
    }

    /// <summary>The best few as options of the box that opens over a page.</summary>
    public async Task<IActionResult> OnGetHitsAsync(CancellationToken cancel) => Partial("_Hits", await FindAsync(Few, cancel));

    private async Task<IReadOnlyList<SearchGroup>> FindAsync(int most, CancellationToken cancel)
    {
        var words = new SearchWords(Text);
        if (words.IsEmpty)
            return [];
        var groups = await organizations.ReadAsync(
            o => new SearchFinds(o, PeriodChoice.Of(o, Request.Query, time)).Of(words, most),
            cancel
        );
        if (groups is null)
            return [];
        var people = await PeopleFinder.FindAsync(organizations, words, most, cancel);
        return [.. groups, .. new[] { people, SearchPages.Find(await frame.ReadAsync(cancel), words, most) }.OfType<SearchGroup>()];
    }

    private async Task<bool> ShowOwnedAsync(CancellationToken cancel)
    {
        if (
            !PublicIds.TryParse(Owner, out var person)
            || await organizations.ReadAsync(
                o =>
                    new SearchFinds(o, PeriodChoice.Of(o, Request.Query, time)).OwnedBy(person, int.MaxValue) is { Count: > 0 } owned
                        ? owned
                        : null,
                cancel
            )
                is not { } groups
        )
            return false;
        Groups = groups;
        OwnerName = (await organizations.Db.NamesAsync([person], cancel)).GetValueOrDefault(person);
        return OwnerName is not null;
    }
}

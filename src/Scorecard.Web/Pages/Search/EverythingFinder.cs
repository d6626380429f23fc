using Scorecard.Domain;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Search;

/// <summary>Finds what a person may see: things of their organizations, people, and pages of the program.</summary>
public sealed class EverythingFinder(OrganizationReader organizations, PageFrame frame, TimeProvider time)
{
    /// <param name="most">How many of each kind are shown.</param>
    public async Task<IReadOnlyList<SearchGroup>> FindAsync(string? text, IQueryCollection query, int most, CancellationToken cancel)
    {
        var words = new SearchWords(text);
        if (words.IsEmpty)
            return [];
        var things = await organizations.ReadAsync(o => Finds(o, query).Of(words, most), cancel);
        if (things is null)
            return [];
        var people = await PeopleFinder.FindAsync(organizations, words, most, cancel);
        var pages = SearchPages.Find(await frame.ReadAsync(cancel), words, most);
        return [.. things, .. new[] { people, pages }.OfType<SearchGroup>()];
    }

    /// <summary>What a person answers for, as far as it is seen; null where there is no such person or nothing of theirs.</summary>
    public async Task<OwnedThings?> OwnedByAsync(string ownerId, IQueryCollection query, CancellationToken cancel)
    {
        if (!PublicIds.TryParse(ownerId, out var person))
            return null;
        var owned = await organizations.ReadAsync(
            o => Finds(o, query).OwnedBy(person, int.MaxValue) is { Count: > 0 } groups ? groups : null,
            cancel
        );
        if (owned is null)
            return null;
        var names = await organizations.Db.NamesAsync([person], cancel);
        return names.TryGetValue(person, out var name) ? new(name, owned) : null;
    }

    private SearchFinds Finds(OrganizationView o, IQueryCollection query) => new(o, PeriodChoice.Of(o, query, time));
}

/// <summary>What one person answers for.</summary>
public sealed record OwnedThings(string Owner, IReadOnlyList<SearchGroup> Groups);

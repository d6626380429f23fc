using Scorecard.Domain;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Api;

/// <summary>Some of a list, and where it goes on.</summary>
/// <param name="Next">What to send as cursor for those that follow; null on the last page.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>How a list is given page by page.</summary>
internal static class Paged
{
    private const int Usual = 100,
        Most = 1_000;

    /// <param name="all">Those of one id stay together: then a page may have fewer than the limit, or more where one id has more.</param>
    /// <exception cref="Refused">The limit or the cursor does not fit.</exception>
    public static Paged<T> Of<TSource, T>(
        IEnumerable<TSource> all,
        Func<TSource, long> idOf,
        Func<TSource, T> show,
        string? cursor,
        int? limit
    )
    {
        var (after, count) = Asked(cursor, limit);
        var rest = all.Where(x => idOf(x) > after).OrderBy(idOf);
        var page = rest.Take(count + 1).ToList();
        if (page.Count <= count)
            return new([.. page.Select(show)], null);
        var cut = idOf(page[count]);
        if (idOf(page[0]) == cut)
            page = [.. rest.TakeWhile(x => idOf(x) == cut)];
        else
            page.RemoveAll(x => idOf(x) == cut);
        var last = idOf(page[^1]);
        return new([.. page.Select(show)], all.Any(x => idOf(x) > last) ? PublicIds.Format(last) : null);
    }

    /// <returns>The id after which to begin, and how many to give.</returns>
    /// <exception cref="Refused">The limit or the cursor does not fit.</exception>
    public static (long After, int Count) Asked(string? cursor, int? limit)
    {
        if (limit is < 1 or > Most)
            throw Refused.Bad($"limit is {limit}. Write a number from 1 to {Most}, or leave it away for {Usual}.");
        var after = -1L;
        if (!string.IsNullOrEmpty(cursor) && !PublicIds.TryParse(cursor, out after))
            throw Refused.Bad($"The cursor “{TypedText.Cut(cursor)}” is none. Send what the page before gave as next.");
        return (after, limit ?? Usual);
    }
}

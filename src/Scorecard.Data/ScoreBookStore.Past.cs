using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Model;
using Scorecard.Domain.Scoring;

namespace Scorecard.Data;

/// <content>Books of what was known on earlier days.</content>
public sealed partial class ScoreBookStore
{
    /// <summary>
    /// Reads from a book of what an organization had recorded when a day was over: values, scales, weights, links, places and names. Who may
    /// see what is settled as today. Such a book is kept as others are.
    /// </summary>
    public async Task<T> ReadAsync<T>(long organizationId, AsOf asOf, Func<ScoreBook, T> read, CancellationToken cancel = default)
    {
        // It is kept beside the book of today, which tells whether rights are still the same and no import has brought older values.
        var (today, loaded) = await ReadAsync(organizationId, book => (book.Model.Latest, LoadedOf(organizationId)), cancel);
        var shelf = shelves.GetOrAdd((organizationId, asOf.Before), _ => new ScoreBookShelf());
        if (TryEnter() is { } there)
            return Read(shelf, there, read);
        await shelf.Turn.WaitAsync(cancel);
        ScoreBookShelf.Copy copy;
        try
        {
            copy = TryEnter() ?? await BuildAsync();
        }
        finally
        {
            shelf.Turn.Release();
        }
        return Read(shelf, copy, read);

        ScoreBookShelf.Copy? TryEnter()
        {
            if (shelf.Loaded != loaded || shelf.TryEnter(0) is not { } copy)
                return null;
            if (copy.Book.Model.Latest.Today!.HasSameRights(today))
                return copy;
            Interlocked.Add(ref bytes, shelf.Leave(copy, Interlocked.Increment(ref reads)));
            return null;
        }

        async Task<ScoreBookShelf.Copy> BuildAsync()
        {
            await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(organizationId);
            var book = await PastAsync(db, asOf, today, cancel);
            shelf.Loaded = loaded;
            return shelf.Replace(book);
        }
    }

    /// <summary>A book of what had been recorded when a day was over.</summary>
    internal static async Task<ScoreBook> PastAsync(ScorecardDbContext db, AsOf asOf, OrganizationModel today, CancellationToken cancel)
    {
        await using var snapshot = await Snapshot.BeginAsync(db, cancel);
        var book = new ScoreBook((await StructureRows.LoadAsync(db, asOf, cancel)).Model(today));
        await LoadValuesAsync(db, [book], cancel, asOf.Before);
        return book;
    }

    private int LoadedOf(long organizationId) => shelves[(organizationId, null)].Loaded;
}

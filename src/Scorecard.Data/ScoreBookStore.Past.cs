using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Scoring;

namespace Scorecard.Data;

/// <content>Books of what was known on earlier days.</content>
public sealed partial class ScoreBookStore
{
    // One at a time: whoever asks for many days has them made one after the other.
    private static readonly SemaphoreSlim PastTurn = new(1, 1);

    /// <summary>What to read, to see an organization as it had been reported by the end of a day; good for a request.</summary>
    /// <returns>Null where the day is not over.</returns>
    public async Task<AsOf?> AsOfAsync(long organizationId, DateOnly day, DateTime now, CancellationToken cancel = default)
    {
        await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(organizationId);
        var known = await db
            .Organizations.AsNoTracking()
            .IgnoreAutoIncludes()
            .Select(o => new
            {
                Organization = o,
                Structure = db.Replaced.OrderByDescending(r => r.Sequence).Select(r => r.Sequence).FirstOrDefault(),
                Import = db
                    .Changes.Where(c => c.Subject == Subject.Import)
                    .OrderByDescending(c => c.Sequence)
                    .Select(c => c.Sequence)
                    .FirstOrDefault(),
            })
            .SingleAsync(cancel);
        return AsOf.Of(known.Organization, new(known.Structure, known.Import), day, now);
    }

    /// <summary>
    /// Reads from a book of what an organization had recorded when a day was over: values, scales, weights, links, places and names. Who
    /// may see what is settled as today. Such a book is kept as others are, and never changes.
    /// </summary>
    public async Task<T> ReadAsync<T>(long organizationId, AsOf asOf, Func<ScoreBook, T> read, CancellationToken cancel = default)
    {
        var shelf = shelves.GetOrAdd((organizationId, asOf.Before), _ => new ScoreBookShelf());
        var copy = TryEnter();
        if (copy is null)
        {
            await shelf.Turn.WaitAsync(cancel);
            try
            {
                copy = TryEnter() ?? await BuildAsync();
            }
            finally
            {
                shelf.Turn.Release();
            }
        }
        return Read(shelf, copy, read);

        ScoreBookShelf.Copy? TryEnter() => shelf.Mark == asOf.Mark ? shelf.TryEnter(0) : null;

        async Task<ScoreBookShelf.Copy> BuildAsync()
        {
            await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(organizationId);
            var kept = shelf.Mark.Import == asOf.Mark.Import ? shelf.Newest : null;
            if (kept is not null && kept.Book.Model.Today!.HasSameRights(await db.Units.AsNoTracking().ToListAsync(cancel)))
                return Enter(kept.Book);
            await PastTurn.WaitAsync(cancel);
            try
            {
                return Enter(await PastAsync(db, asOf, cancel));
            }
            finally
            {
                PastTurn.Release();
            }
        }

        ScoreBookShelf.Copy Enter(ScoreBook book)
        {
            var copy = shelf.Replace(book);
            shelf.Mark = asOf.Mark;
            return copy;
        }
    }

    /// <summary>A book of what had been recorded when a day was over.</summary>
    private static async Task<ScoreBook> PastAsync(ScorecardDbContext db, AsOf asOf, CancellationToken cancel)
    {
        await using var snapshot = await Snapshot.BeginAsync(db, cancel);
        var rows = await StructureRows.LoadAsync(db, cancel);
        var today = rows.Rights();
        await rows.UndoAsync(asOf, cancel);
        var book = new ScoreBook(rows.Model(today));
        await LoadValuesAsync(db, [book], cancel, asOf.Before);
        return book;
    }
}

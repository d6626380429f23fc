using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Scoring;

namespace Scorecard.Data;

/// <summary>
/// Keeps one score book per organization in memory, built from the database and brought forward by the journal before each read. One point
/// read tells whether anything is new, so any number of nodes share nothing but the database. Readers wait for nobody but who is
/// fetching what they need themselves. Where all books together grow over their <see cref="BookMemory"/>, the least used leave.
/// </summary>
public sealed partial class ScoreBookStore(IDbContextFactory<ScorecardDbContext> contexts, BookMemory memory)
{
    /// <summary>More changed values than this are read anew altogether.</summary>
    private const int FewValues = 200;

    private static readonly CompiledQuery<Func<ScorecardDbContext, CancellationToken, Task<long>>> Sequence = new(() =>
        EF.CompileAsyncQuery(
            (ScorecardDbContext db, CancellationToken _) => db.Organizations.AsNoTracking().Select(o => o.Sequence).Single()
        )
    );

    private readonly ConcurrentDictionary<(long Organization, DateTime? Before), ScoreBookShelf> shelves = new();
    private readonly Lock room = new();
    private long reads;
    private long bytes;

    /// <summary>About what all books hold in memory.</summary>
    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>
    /// Reads from an organization's book, up to date with every change that was committed before. The book stays as it is until
    /// <paramref name="read"/> returns, while others read and values come in.
    /// </summary>
    /// <param name="read">Takes what it needs and returns; it must not keep the book, which changes afterwards.</param>
    public Task<T> ReadAsync<T>(long organizationId, Func<ScoreBook, T> read, CancellationToken cancel = default) =>
        ReadAsync(organizationId, read, null, cancel);

    /// <inheritdoc cref="ReadAsync{T}(long, Func{ScoreBook, T}, CancellationToken)"/>
    /// <param name="upTo">The organization's last transaction, where the caller has just read it;
    /// then the database is not asked again.</param>
    public async Task<T> ReadAsync<T>(long organizationId, Func<ScoreBook, T> read, long? upTo, CancellationToken cancel)
    {
        var shelf = shelves.GetOrAdd((organizationId, null), _ => new ScoreBookShelf());
        var copy = upTo is { } known ? shelf.TryEnter(known) : null;
        copy ??= await EnterAsync(organizationId, shelf, cancel);
        return Read(shelf, copy, read);
    }

    private T Read<T>(ScoreBookShelf shelf, ScoreBookShelf.Copy copy, Func<ScoreBook, T> read)
    {
        try
        {
            return read(copy.Book);
        }
        finally
        {
            if (Interlocked.Add(ref bytes, shelf.Leave(copy, Interlocked.Increment(ref reads))) > memory.Bytes)
                MakeRoom(shelf);
        }
    }

    private async Task<ScoreBookShelf.Copy> EnterAsync(long organizationId, ScoreBookShelf shelf, CancellationToken cancel)
    {
        await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(organizationId);
        var sequence = await Sequence.For(db)(db, cancel);
        if (shelf.TryEnter(sequence) is { } there)
            return there;
        await shelf.Turn.WaitAsync(cancel);
        try
        {
            return shelf.TryEnter(sequence) ?? await BringForwardAsync(db, shelf, cancel);
        }
        finally
        {
            shelf.Turn.Release();
        }
    }

    /// <summary>
    /// Takes in values that this node has just saved, where they are the next in line and nobody is bringing the book forward; then nobody
    /// has to ask for them.
    /// </summary>
    /// <param name="values">What each period comes to with its last revision.</param>
    /// <param name="sequence">Of the write that recorded them and nothing else.</param>
    internal void Take(long organizationId, IReadOnlyList<ScoreBookShelf.NewValue> values, long sequence)
    {
        if (!shelves.TryGetValue((organizationId, null), out var shelf) || !shelf.Turn.Wait(0))
            return;
        try
        {
            if (shelf.Newest is not { } newest || newest.Book.Sequence != sequence - 1)
                return;
            var taken = shelf.BringForward(newest, values, sequence);
            Interlocked.Add(ref bytes, shelf.Leave(taken, Interlocked.Increment(ref reads)));
        }
        finally
        {
            shelf.Turn.Release();
        }
    }

    /// <summary>The least used leave, but not those that are being read, nor the one that just was.</summary>
    private void MakeRoom(ScoreBookShelf justRead)
    {
        lock (room)
        {
            foreach (var shelf in shelves.Values.Where(s => s.Bytes > 0).OrderBy(s => s.LastRead).ToList())
                if (Bytes > memory.Bytes)
                    Interlocked.Add(ref bytes, shelf.Clear(spareOnly: shelf == justRead));
        }
    }

    private static async Task<ScoreBookShelf.Copy> BringForwardAsync(ScorecardDbContext db, ScoreBookShelf shelf, CancellationToken cancel)
    {
        await using var snapshot = await Snapshot.BeginAsync(db, cancel);
        var sequence = await Sequence.For(db)(db, cancel);
        if (shelf.Newest is not { } earlier)
            return await BuildAsync(null);
        var known = earlier.Book.Sequence;
        var news = await db
            .Changes.AsNoTracking()
            .Where(c => c.OrganizationId == db.OrganizationId && c.Sequence > known)
            .OrderBy(c => c.Sequence)
            .Select(c => new
            {
                c.Subject,
                c.SubjectId,
                c.What,
            })
            .Take(FewValues + 1)
            .ToListAsync(cancel);

        var structure = news.Any(c => c.Subject.ChangesStructure()) ? await LoadModelAsync(db, cancel) : null;
        if (news.Count > FewValues || news.Any(c => c.Subject == Subject.Import))
            return await BuildAsync(structure);
        var changed = news.Where(c => c.Subject == Subject.Measurement)
            .Select(c => (Kpi: c.SubjectId, Start: DateOnly.ParseExact(c.What, "yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .ToHashSet();
        if (structure is null)
            return shelf.BringForward(earlier, changed.Count > 0 ? await LoadChangedAsync(db, changed, cancel) : [], sequence);

        var successor = new ScoreBookShelf.Copy(new ScoreBook(structure, earlier.Book));
        if (successor.Book.ToRecordAnew.Count > 0)
            return await BuildAsync(structure);
        successor.Take(changed.Count > 0 ? await LoadChangedAsync(db, changed, cancel) : [], sequence);
        return shelf.Replace(successor.Book);

        // Beside the one that is there, which serves all to whom it is still right.
        async Task<ScoreBookShelf.Copy> BuildAsync(OrganizationModel? model)
        {
            var book = new ScoreBook(model ?? await LoadModelAsync(db, cancel));
            await LoadValuesAsync(db, [book], cancel);
            book.Sequence = sequence;
            return shelf.Replace(book);
        }
    }

    /// <summary>The structure as the database has it; inside a write, with what was saved in it.</summary>
    public static async Task<OrganizationModel> LoadModelAsync(ScorecardDbContext db, CancellationToken cancel) =>
        (await StructureRows.LoadAsync(db, cancel)).Model();

    /// <summary>Records what is measured, in each of the books.</summary>
    /// <param name="before">Of those recorded until then, UTC; null for all.</param>
    internal static async Task LoadValuesAsync(ScorecardDbContext db, ScoreBook[] books, CancellationToken cancel, DateTime? before = null)
    {
        // In order of revision, so that a later one replaces an earlier.
        var known = before is { } moment ? db.Measurements.Where(m => m.RecordedAt < moment) : db.Measurements;
        var rows = known.AsNoTracking().OrderBy(m => m.KpiId).ThenBy(m => m.PeriodStart).ThenBy(m => m.Revision);
        var at = (Kpi: 0L, Start: DateOnly.MinValue);
        var value = PeriodValue.Nothing;
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (at != (row.KpiId, row.PeriodStart))
            {
                Record();
                (at, value) = ((row.KpiId, row.PeriodStart), PeriodValue.Nothing);
            }
            value = value.With(row);
        }
        Record();

        void Record()
        {
            if (value == PeriodValue.Nothing)
                return;
            foreach (var book in books)
                book.Record(at.Kpi, at.Start, value);
        }
    }

    private static async Task<IReadOnlyList<ScoreBookShelf.NewValue>> LoadChangedAsync(
        ScorecardDbContext db,
        HashSet<(long Kpi, DateOnly Start)> changed,
        CancellationToken cancel
    )
    {
        var kpis = changed.Select(c => c.Kpi).Distinct().ToList();
        var first = changed.Min(c => c.Start);
        var last = changed.Max(c => c.Start);
        var rows = await db
            .Measurements.AsNoTracking()
            .Where(m => kpis.Contains(m.KpiId) && m.PeriodStart >= first && m.PeriodStart <= last)
            .OrderBy(m => m.Revision)
            .ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(m => (m.KpiId, m.PeriodStart))
                .Where(g => changed.Contains(g.Key))
                .Select(g => new ScoreBookShelf.NewValue(g.Key.KpiId, g.Key.PeriodStart, PeriodValue.Of(g))),
        ];
    }
}

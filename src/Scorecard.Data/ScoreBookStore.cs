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
/// read tells whether anything is new, so any number of nodes share nothing but the database.
/// </summary>
public sealed class ScoreBookStore(IDbContextFactory<ScorecardDbContext> contexts)
{
    /// <summary>More changed values than this are read anew altogether.</summary>
    private const int FewValues = 200;

    private static readonly CompiledQuery<Func<ScorecardDbContext, CancellationToken, Task<long>>> Sequence = new(() =>
        EF.CompileAsyncQuery(
            (ScorecardDbContext db, CancellationToken _) => db.Organizations.AsNoTracking().Select(o => o.Sequence).Single()
        )
    );

    private readonly ConcurrentDictionary<long, Shelf> shelves = new();

    /// <summary>
    /// Reads from an organization's book, up to date with every committed change.
    /// </summary>
    /// <param name="read">Takes what it needs and returns; it must not keep the book, which others wait for.</param>
    public Task<T> ReadAsync<T>(long organizationId, Func<ScoreBook, T> read, CancellationToken cancel = default) =>
        ReadAsync(organizationId, read, null, cancel);

    /// <inheritdoc cref="ReadAsync{T}(long, Func{ScoreBook, T}, CancellationToken)"/>
    /// <param name="upTo">The organization's last transaction, where the caller has just read it;
    /// then the database is not asked again.</param>
    public async Task<T> ReadAsync<T>(long organizationId, Func<ScoreBook, T> read, long? upTo, CancellationToken cancel)
    {
        var shelf = shelves.GetOrAdd(organizationId, _ => new Shelf());
        await shelf.Turn.WaitAsync(cancel);
        try
        {
            if (upTo is { } known && shelf.Book?.Sequence >= known)
                return read(shelf.Book);
            await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(organizationId);
            var sequence = await Sequence.For(db)(db, cancel);
            if (shelf.Book is null || sequence != shelf.Book.Sequence)
                await BringForwardAsync(db, shelf, cancel);
            return read(shelf.Book!);
        }
        finally
        {
            shelf.Turn.Release();
        }
    }

    /// <summary>Takes in a value that this node has just saved, where it is the next in line; then nobody has to ask for it.</summary>
    /// <param name="sequence">Of the write that recorded it and nothing else.</param>
    internal async Task TakeAsync(Measurement recorded, long sequence)
    {
        if (!shelves.TryGetValue(recorded.OrganizationId, out var shelf))
            return;
        await shelf.Turn.WaitAsync();
        try
        {
            if (shelf.Book is not { } book || book.Sequence != sequence - 1)
                return;
            book.Record(recorded.KpiId, recorded.PeriodStart, recorded.Measured);
            book.Sequence = sequence;
        }
        finally
        {
            shelf.Turn.Release();
        }
    }

    private static async Task BringForwardAsync(ScorecardDbContext db, Shelf shelf, CancellationToken cancel)
    {
        await using var snapshot = await Snapshot.BeginAsync(db, cancel);
        var sequence = await Sequence.For(db)(db, cancel);
        var known = shelf.Book?.Sequence ?? 0;
        var news = shelf.Book is null
            ? []
            : await db
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
        if (structure is not null && shelf.Book is { } earlier)
            shelf.Book = new ScoreBook(structure, earlier);
        if (shelf.Book is null || shelf.Book.ToRecordAnew.Count > 0 || news.Count > FewValues || news.Any(c => c.Subject == Subject.Import))
        {
            // Cut short here, it is begun anew: what an earlier book gave away is not in it any more.
            shelf.Book = null;
            var book = new ScoreBook(structure ?? await LoadModelAsync(db, cancel));
            await LoadValuesAsync(db, [book], cancel);
            shelf.Book = book;
        }
        else
        {
            var values = news.Where(c => c.Subject == Subject.Measurement)
                .Select(c => (Kpi: c.SubjectId, Start: DateOnly.ParseExact(c.What, "yyyy-MM-dd", CultureInfo.InvariantCulture)))
                .ToHashSet();
            if (values.Count > 0)
                await LoadChangedAsync(db, shelf.Book, values, cancel);
        }
        shelf.Book.Sequence = sequence;
    }

    internal static async Task<OrganizationModel> LoadModelAsync(ScorecardDbContext db, CancellationToken cancel) =>
        new(
            await db.Organizations.AsNoTracking().SingleAsync(cancel),
            await db.Perspectives.AsNoTracking().ToListAsync(cancel),
            await db.Units.AsNoTracking().ToListAsync(cancel),
            await db.Objectives.AsNoTracking().ToListAsync(cancel),
            await db.Contributions.AsNoTracking().ToListAsync(cancel),
            await db.Kpis.AsNoTracking().AsSplitQuery().ToListAsync(cancel)
        )
        {
            Causes = await db.Causes.AsNoTracking().ToListAsync(cancel),
            Rebases = await db.Rebases.AsNoTracking().ToListAsync(cancel),
            Answers = await db.CascadeAnswers.AsNoTracking().ToListAsync(cancel),
            Overrides = await db.FieldOverrides.AsNoTracking().ToListAsync(cancel),
            Initiatives = await db.Initiatives.AsNoTracking().AsSplitQuery().OrderBy(i => i.Due).ThenBy(i => i.Code).ToListAsync(cancel),
        };

    /// <summary>Records what is measured, in each of the books.</summary>
    internal static async Task LoadValuesAsync(ScorecardDbContext db, ScoreBook[] books, CancellationToken cancel)
    {
        // In order of revision, so that a later one replaces an earlier.
        var rows = db.Measurements.AsNoTracking().OrderBy(m => m.KpiId).ThenBy(m => m.PeriodStart).ThenBy(m => m.Revision);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        foreach (var book in books)
            book.Record(row.KpiId, row.PeriodStart, row.Measured);
    }

    private static async Task LoadChangedAsync(
        ScorecardDbContext db,
        ScoreBook book,
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
        foreach (var latest in rows.GroupBy(m => (m.KpiId, m.PeriodStart)).Where(g => changed.Contains(g.Key)).Select(g => g.Last()))
            book.Record(latest.KpiId, latest.PeriodStart, latest.Measured);
    }

    private sealed class Shelf
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);
        public ScoreBook? Book { get; set; }
    }
}

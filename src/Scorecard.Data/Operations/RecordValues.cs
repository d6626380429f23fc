using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;

namespace Scorecard.Data.Operations;

/// <summary>
/// Records many values in one write, each by the rules of one that is entered: what a row breaks refuses that row, and the others are kept.
/// What is known of all their periods is read at once, and many are written past the change tracker as an import's are.
/// </summary>
public sealed class RecordValues(ScorecardDbContext db, ScoreBookStore books, TimeProvider time)
{
    /// <summary>So many are told one by one in the journal, to be looked up and taken back alone; more of them as one line.</summary>
    public const int FewValues = 200;

    /// <param name="by">The person in whose name; null for a program of its own.</param>
    /// <param name="why">What the journal says of it, beside the reason.</param>
    /// <param name="reason">Why closed months may change; null where they may not.</param>
    /// <param name="answer">What is kept with the write of what came of the rows; null for nothing.</param>
    /// <returns>One outcome a row, in their order.</returns>
    /// <exception cref="DbUpdateException">What is to be kept is there already: nothing was recorded.</exception>
    public Task<RowOutcome[]> ExecuteAsync(
        long organizationId,
        Actor actor,
        long? by,
        string? why,
        IReadOnlyList<ValueRow> rows,
        string? reason,
        Func<RowOutcome[], ApiAnswer?> answer,
        CancellationToken cancel = default
    ) => db.Provider.TwiceAsync(() => OnceAsync(organizationId, actor, by, why, rows, reason, answer, cancel));

    private async Task<RowOutcome[]> OnceAsync(
        long organizationId,
        Actor actor,
        long? by,
        string? why,
        IReadOnlyList<ValueRow> rows,
        string? reason,
        Func<RowOutcome[], ApiAnswer?> answer,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var prepared = await books.ReadAsync(organizationId, book => PreparedRows.Of(book, actor, rows, now), cancel);
        db.RestatementReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        await using var write = await db.BeginWriteAsync(organizationId, by, now, why, cancel);
        var known = await RecordedPeriods.ReadAsync(db, prepared, cancel);
        var judged = new JudgedRows(prepared, known, rows, write.ClosedThrough, db.RestatementReason is not null, now, by);
        judged.Judge();
        if (answer(judged.Outcomes) is { } kept)
            db.Add(kept);
        await DropHeldAsync(judged.Recorded, cancel);
        if (judged.Recorded.Count <= FewValues)
            db.AddRange(judged.Recorded);
        else
            await WriteManyAsync(write, judged, cancel);
        await write.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        if (judged.Recorded.Count > 0)
            books.Take(organizationId, judged.Taken, write.Sequence);
        return judged.Outcomes;
    }

    private async Task WriteManyAsync(WriteTransaction write, JudgedRows judged, CancellationToken cancel)
    {
        using var measurements = new BulkWriter<Measurement>(db);
        foreach (var measurement in judged.Recorded)
        {
            measurements.Add(measurement);
            write.AddedValue(measurement);
        }
        measurements.Flush();
        await write.RestateAsync(judged.Restated, cancel);
        var added = judged.Recorded.Count(m => m.Revision == 1);
        write.Log(
            Subject.Import,
            0,
            "import",
            null,
            FormattableString.Invariant($"values: {added} added, {judged.Recorded.Count - added} changed, 0 removed")
        );
    }

    /// <summary>A value that waited for a word is settled by a newer one.</summary>
    private async Task DropHeldAsync(List<Measurement> recorded, CancellationToken cancel)
    {
        if (recorded.Count == 0 || !await db.HeldValues.AnyAsync(cancel))
            return;
        var settled = recorded.Select(m => (m.KpiId, m.PeriodStart)).ToHashSet();
        var held = await db.HeldValues.ToListAsync(cancel);
        db.RemoveRange(held.Where(h => settled.Contains((h.KpiId, h.PeriodStart))));
    }
}

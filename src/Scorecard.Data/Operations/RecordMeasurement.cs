using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Data.Operations;

/// <summary>
/// What happens when a value is entered: who may is settled, the KPI checks the value and makes the next revision, and the measurement is
/// saved with its line in the journal. Every screen reads it from the score book, which the journal brings forward. A value that looks like
/// a slip is held instead, and counts nowhere, until somebody says that it is meant.
/// </summary>
public sealed class RecordMeasurement(ScorecardDbContext db, ScoreBookStore books, TimeProvider time)
{
    /// <param name="Recorded">What was saved, or null.</param>
    /// <param name="Theirs">What someone else saved in between, or null. Then nothing was saved.</param>
    /// <param name="Held">What waits for a word, or null. Then nothing was recorded.</param>
    public sealed record Outcome(Measurement? Recorded, Measurement? Theirs, HeldValue? Held = null)
    {
        /// <summary>The number of the write that recorded; 0 where nothing was.</summary>
        public long Sequence { get; init; }
    }

    /// <summary>What is known of a period of a KPI, read in one round trip.</summary>
    /// <param name="Sequence">The organization's last transaction at that moment.</param>
    /// <param name="Revisions">The highest first.</param>
    /// <param name="Held">One, or none.</param>
    private sealed record Known(Kpi Kpi, long Sequence, List<Measurement> Revisions, List<HeldValue> Held)
    {
        public PeriodValue Value => PeriodValue.Of(Revisions.AsEnumerable().Reverse());
    }

    /// <summary>Records one period of one KPI.</summary>
    /// <param name="seenRevision">The revision the person saw, 0 for none: a newer one is not overwritten unseen.</param>
    /// <param name="meant">The person has confirmed the value that is held; another one is held in its place.</param>
    /// <returns>Null where the KPI does not exist or the person may not see or enter it.</returns>
    /// <exception cref="RuleViolation">The KPI does not take this value for this period.</exception>
    public Task<Outcome?> ExecuteAsync(
        long organizationId,
        Actor actor,
        long kpiId,
        Period period,
        MeasuredValue value,
        string? note,
        int seenRevision,
        bool meant = false,
        CancellationToken cancel = default
    ) =>
        db.Provider.TwiceAsync(
            () => OnceAsync(organizationId, actor, kpiId, period, value, note, seenRevision, meant, cancel),
            // Somebody held a value of the period in between, or dropped it, which takes no number.
            also: fault => fault is DbUpdateException
        );

    private async Task<Outcome?> OnceAsync(
        long organizationId,
        Actor actor,
        long kpiId,
        Period period,
        MeasuredValue value,
        string? note,
        int seenRevision,
        bool meant,
        CancellationToken cancel
    )
    {
        if (await KnownAsync(organizationId, kpiId, period, cancel) is not { } seen)
            return null;
        var permitted = await PermittedAsync(
            organizationId,
            actor,
            kpiId,
            seen.Sequence,
            (book, known) =>
                new
                {
                    book.Model.Organization,
                    Standing = book.Model.StandingOf(actor, known),
                    ClosedFrom = book.Model.ClosedFrom(book.Model.UnitOf(known)),
                    Rules = book.RecordingRulesOf(known, period),
                },
            cancel
        );
        if (permitted is null)
            return null;

        var now = time.GetUtcNow().UtcDateTime;
        var decided = Decide(seen);
        if (decided is { Recorded: null })
            return await WithoutWriteAsync(decided, seen, cancel);
        var why = Why(decided.Recorded.Standing);
        await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, now, why, cancel);
        var upTo = seen;
        // All was read before others had to wait. Unless the next number is the write's own, somebody has saved since.
        if (write.Sequence != seen.Sequence + 1)
        {
            if (await KnownAsync(organizationId, kpiId, period, cancel) is not { } known)
                return null;
            decided = Decide(upTo = known);
            if (decided is { Recorded: null })
            {
                await write.DisposeAsync();
                return await WithoutWriteAsync(decided, known, cancel);
            }
        }
        if (decided.Held is not null)
            db.Remove(decided.Held);
        db.Add(decided.Recorded);
        await write.CommitAsync(cancel);
        books.Take(organizationId, [new(kpiId, period.Start, upTo.Value.With(decided.Recorded))], write.Sequence);
        return new(decided.Recorded, null) { Sequence = write.Sequence };

        // What becomes of the value: recorded, with what was held until now; or held; or neither, beside what someone else saved.
        Outcome Decide(Known known)
        {
            var (kpi, revisions, held) = (known.Kpi, known.Revisions, known.Held.FirstOrDefault());
            var current = revisions.FirstOrDefault();
            if ((current?.Revision ?? 0) != seenRevision)
                return new(null, current);
            var organization = permitted.Organization;
            // Emptied, what waits is taken back; what counts would be withdrawn, and that may need approval too.
            if (value == MeasuredValue.Withdrawn && known.Value.Waiting is not null)
                return new(kpi.Return(revisions[0], null, organization.Calendar, now, actor.PersonId), null, held);
            var measurement = kpi.Record(
                period,
                value,
                note,
                current,
                organization.Calendar,
                permitted.ClosedFrom,
                organization.DateAt(now),
                now,
                actor.PersonId,
                permitted.Standing
            );
            var isKnown = (meant && held?.Measured == measurement.Measured) || revisions.Exists(m => m.Measured == measurement.Measured);
            if (isKnown || !permitted.Rules.IsFar(measurement.Measured))
                return new(measurement, null, held);
            held ??= new HeldValue(kpi, period, measurement.Measured, note, actor.PersonId, now);
            held.Become(measurement.Measured, note, actor.PersonId, now);
            return new(null, null, held);
        }
    }

    /// <summary>
    /// Goes the way of a saved value short of its commit, and back, so that the first person who saves waits no longer than the tenth.
    /// Nobody waits for it meanwhile.
    /// </summary>
    public async Task RehearseAsync(long organizationId, CancellationToken cancel)
    {
        var (entered, calendar) = await books.ReadAsync(
            organizationId,
            book => (book.Model.Kpis.FirstOrDefault(k => k.IsEntered), book.Model.Organization.Calendar),
            cancel
        );
        if (entered is null)
            return;
        var latest = await db.Scope(organizationId)
            .Measurements.AsNoTracking()
            .Where(m => m.KpiId == entered.Id)
            .OrderByDescending(m => m.PeriodStart)
            .FirstOrDefaultAsync(cancel);
        if (latest is null)
            return;
        var period = calendar.Containing(entered.Frequency, latest.PeriodStart);
        if (await KnownAsync(organizationId, entered.Id, period, cancel) is not { Revisions: [var highest, ..] } seen)
            return;
        var permitted = await books.ReadAsync(
            organizationId,
            book => (book.Model.Organization.Calendar, Rules: book.RecordingRulesOf(seen.Kpi, period)),
            seen.Sequence,
            cancel
        );
        var now = time.GetUtcNow().UtcDateTime;
        await using var write = await WriteTransaction.RehearseAsync(db, now, cancel);
        permitted.Rules.IsFar(highest.Measured);
        db.Add(
            seen.Kpi.Record(period, highest.Measured, highest.Note, highest, permitted.Calendar, null, period.End.AddDays(1), now, null)
        );
        await db.SaveChangesAsync(cancel);
    }

    private static string? Why(Standing standing) =>
        standing switch
        {
            Standing.Counted => null,
            Standing.Waiting => "Waits for approval",
            Standing.Returned => "Taken back",
        };

    /// <summary>What is held counts nowhere, so it takes no number and nobody waits for it.</summary>
    private async Task<Outcome> WithoutWriteAsync(Outcome decided, Known known, CancellationToken cancel)
    {
        if (decided.Held is { } held)
        {
            db.Entry(held).State = known.Held.Count > 0 ? EntityState.Modified : EntityState.Added;
            await db.SaveChangesAsync(cancel);
        }
        return decided;
    }

    /// <summary>Drops what is held for a period: it was a slip, and what is recorded stays.</summary>
    /// <returns>False where the KPI does not exist or the person may not see or enter it.</returns>
    public async Task<bool> DropHeldAsync(long organizationId, Actor actor, long kpiId, Period period, CancellationToken cancel = default)
    {
        if (await PermittedAsync(organizationId, actor, kpiId, null, (_, known) => known, cancel) is null)
            return false;
        await db.InTurnAsync(
            () =>
                db.Scope(organizationId)
                    .HeldValues.Where(h => h.KpiId == kpiId && h.PeriodStart == period.Start)
                    .ExecuteDeleteAsync(cancel),
            cancel
        );
        return true;
    }

    private Task<Known?> KnownAsync(long organizationId, long kpiId, Period period, CancellationToken cancel) =>
        db.Scope(organizationId)
            .Kpis.AsNoTracking()
            .AsSingleQuery()
            .Where(k => k.Id == kpiId)
            .Select(k => new Known(
                k,
                db.Organizations.Select(o => o.Sequence).FirstOrDefault(),
                db.Measurements.Where(m => m.KpiId == k.Id && m.PeriodStart == period.Start).OrderByDescending(m => m.Revision).ToList(),
                db.HeldValues.Where(h => h.KpiId == k.Id && h.PeriodStart == period.Start).ToList()
            ))
            .SingleOrDefaultAsync(cancel);

    private Task<T?> PermittedAsync<T>(
        long organizationId,
        Actor actor,
        long kpiId,
        long? upTo,
        Func<ScoreBook, Kpi, T> read,
        CancellationToken cancel
    )
        where T : class =>
        books.ReadAsync(
            organizationId,
            book => book.Model.TryKpi(kpiId, out var known) && book.Model.AllowsEntry(actor, known) ? read(book, known) : null,
            upTo,
            cancel
        );
}

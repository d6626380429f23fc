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
    public sealed record Outcome(Measurement? Recorded, Measurement? Theirs, HeldValue? Held = null);

    /// <summary>Records one period of one KPI.</summary>
    /// <param name="seenRevision">The revision the person saw, 0 for none: a newer one is not overwritten unseen.</param>
    /// <param name="meant">The person has confirmed the value that is held; another one is held in its place.</param>
    /// <returns>Null where the KPI does not exist or the person may not see or enter it.</returns>
    /// <exception cref="RuleViolation">The KPI does not take this value for this period.</exception>
    public async Task<Outcome?> ExecuteAsync(
        long organizationId,
        Actor actor,
        long kpiId,
        Period period,
        MeasuredValue value,
        string? note,
        int seenRevision,
        bool meant = false,
        CancellationToken cancel = default
    )
    {
        var permitted = await PermittedAsync(
            organizationId,
            actor,
            kpiId,
            (book, known) =>
                new
                {
                    book.Model.Organization,
                    ClosedFrom = book.Model.ClosedFrom(book.Model.UnitOf(known)),
                    Rules = book.RecordingRulesOf(known, period),
                },
            cancel
        );
        if (permitted is null)
            return null;

        var now = time.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, now, cancel: cancel);
        var kpi = await db.Kpis.SingleOrDefaultAsync(k => k.Id == kpiId, cancel);
        if (kpi is null)
            return null;
        var revisions = await db
            .Measurements.AsNoTracking()
            .Where(m => m.KpiId == kpiId && m.PeriodStart == period.Start)
            .OrderByDescending(m => m.Revision)
            .ToListAsync(cancel);
        var current = revisions.FirstOrDefault();
        if ((current?.Revision ?? 0) != seenRevision)
            return new(null, current);
        var organization = permitted.Organization;
        var measurement = kpi.Record(
            period,
            value,
            note,
            current,
            organization.Calendar,
            permitted.ClosedFrom,
            organization.DateAt(now),
            now,
            actor.PersonId
        );
        var held = await db.HeldValues.SingleOrDefaultAsync(h => h.KpiId == kpiId && h.PeriodStart == period.Start, cancel);
        var known = (meant && held?.Measured == measurement.Measured) || revisions.Exists(m => m.Measured == measurement.Measured);
        if (!known && permitted.Rules.IsFar(measurement.Measured))
        {
            if (held is null)
                db.Add(held = new HeldValue(kpi, period, measurement.Measured, note, actor.PersonId, now));
            else
                held.Become(measurement.Measured, note, actor.PersonId, now);
            await write.CommitAsync(cancel);
            return new(null, null, held);
        }
        if (held is not null)
            db.Remove(held);
        db.Add(measurement);
        await write.CommitAsync(cancel);
        return new(measurement, null);
    }

    /// <summary>Drops what is held for a period: it was a slip, and what is recorded stays.</summary>
    /// <returns>False where the KPI does not exist or the person may not see or enter it.</returns>
    public async Task<bool> DropHeldAsync(long organizationId, Actor actor, long kpiId, Period period, CancellationToken cancel = default)
    {
        if (await PermittedAsync(organizationId, actor, kpiId, (_, known) => known, cancel) is null)
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

    private Task<T?> PermittedAsync<T>(long organizationId, Actor actor, long kpiId, Func<ScoreBook, Kpi, T> read, CancellationToken cancel)
        where T : class =>
        books.ReadAsync(
            organizationId,
            book => book.Model.TryKpi(kpiId, out var known) && book.Model.AllowsEntry(actor, known) ? read(book, known) : null,
            cancel
        );
}

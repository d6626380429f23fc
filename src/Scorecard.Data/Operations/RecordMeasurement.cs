using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Operations;

/// <summary>
/// What happens when a value is entered: who may is settled, the KPI checks the value and makes the next revision, and the measurement is
/// saved with its line in the journal. Every screen reads it from the score book, which the journal brings forward.
/// </summary>
public sealed class RecordMeasurement(ScorecardDbContext db, ScoreBookStore books, TimeProvider time)
{
    /// <param name="Recorded">What was saved, or null.</param>
    /// <param name="Theirs">What someone else saved in between, or null. Then nothing was saved.</param>
    public sealed record Outcome(Measurement? Recorded, Measurement? Theirs);

    /// <summary>Records one period of one KPI.</summary>
    /// <param name="seenRevision">The revision the person saw, 0 for none: a newer one is not overwritten unseen.</param>
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
        CancellationToken cancel = default
    )
    {
        var permitted = await books.ReadAsync(
            organizationId,
            book =>
                book.Model.TryKpi(kpiId, out var known) && book.Model.AllowsEntry(actor, known)
                    ? new { book.Model.Organization, ClosedFrom = book.Model.ClosedFrom(book.Model.UnitOf(known)) }
                    : null,
            cancel
        );
        if (permitted is null)
            return null;

        var now = time.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, now, cancel: cancel);
        var kpi = await db.Kpis.SingleOrDefaultAsync(k => k.Id == kpiId, cancel);
        if (kpi is null)
            return null;
        var current = await db
            .Measurements.AsNoTracking()
            .Where(m => m.KpiId == kpiId && m.PeriodStart == period.Start)
            .OrderByDescending(m => m.Revision)
            .FirstOrDefaultAsync(cancel);
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
        db.Add(measurement);
        await write.CommitAsync(cancel);
        return new(measurement, null);
    }
}

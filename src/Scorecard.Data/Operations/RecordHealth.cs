using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Health;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Operations;

/// <summary>
/// Keeps for every unit how healthy its branch of the cascade is in a month, so that pages can show the trend. A month is set again until
/// it is over. It is worked out from what the journal tells, so it takes no number there.
/// </summary>
public sealed class RecordHealth(ScorecardDbContext db, ScoreBookStore books)
{
    /// <param name="now">UTC; in which month it is, and what is due.</param>
    public async Task ExecuteAsync(long organizationId, DateTime now, CancellationToken cancel = default)
    {
        var accepted = new AcceptedFindings(await db.Scope(organizationId).AcceptedFindings.AsNoTracking().ToListAsync(cancel));
        var (model, month, branches) = await books.ReadAsync(
            organizationId,
            book =>
            {
                var today = book.Model.Organization.DateAt(now);
                var calendar = book.Model.Organization.Calendar;
                var window = Window.Of(calendar.Shift(calendar.Containing(Frequency.Month, today), -1));
                var findings = accepted.Loud(book.Model, CascadeCheck.Run(book, window, today));
                return (
                    book.Model,
                    calendar.Containing(Frequency.Month, today).Start,
                    HealthScore.OfBranches(book.Model, HealthScore.OfUnits(book.Model, findings, today))
                );
            },
            cancel
        );

        await using var write = await db.BeginWriteAsync(organizationId, by: null, now, cancel: cancel);
        var known = await db.UnitHealth.Where(h => h.Month == month).ToDictionaryAsync(h => h.UnitId, cancel);
        var there = await db.Units.Select(u => u.Id).ToHashSetAsync(cancel);
        foreach (var (unit, health) in branches.Where(b => there.Contains(b.Key)))
        {
            if (!known.TryGetValue(unit, out var kept))
                db.Add(kept = new UnitHealth(model.Unit(unit), month));
            kept.Set(health.Value, health.Findings);
        }
        if (db.ChangeTracker.HasChanges())
            await write.CommitAsync(cancel);
    }
}

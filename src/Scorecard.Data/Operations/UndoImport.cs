using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Operations;

/// <summary>
/// Takes an import into an organization that was there before it back, by a write of its own: what it added is deleted, what it changed is
/// again as before, and values that it corrected have their former ones as further revisions. What was done since in other places stays.
/// </summary>
public sealed class UndoImport(ScorecardDbContext db, TimeProvider time)
{
    /// <summary>What the journal says of an import that was taken back.</summary>
    public const string Undone = "import taken back";

    private const string NotThere = "There is no import of that number that could be taken back.";
    private const string BuiltOn =
        "Something that was added since rests on what this import brought, so it is not taken back. Delete by hand what you do not want.";

    /// <param name="sequence">The number of the import's write.</param>
    /// <param name="reason">Why closed months are changed; null where none is given.</param>
    /// <returns>The number of the write that takes it back.</returns>
    /// <exception cref="RuleViolation">It is no import, was taken back already, or what it wrote was changed since.</exception>
    public async Task<long> ExecuteAsync(
        long organizationId,
        long? by,
        long sequence,
        string? reason = null,
        CancellationToken cancel = default
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        db.RestatementReason = reason;
        await using var write = await db.BeginWriteAsync(organizationId, by, now, "undo", cancel);
        if (!await IsThereAsync(organizationId, sequence, cancel))
            throw new RuleViolation(NotThere);
        var former = await FormerStructure.LoadAsync(db, sequence, cancel);
        if (former.IsEmpty)
            throw new RuleViolation(NotThere);
        await former.RefuseChangedSinceAsync(cancel);
        try
        {
            await DeleteValuesAsync(former, cancel);
            await former.RestoreAsync(cancel);
            write.Log(Subject.Import, 0, Undone, null, sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException broken) when (broken is not DbUpdateConcurrencyException)
        {
            throw new RuleViolation(BuiltOn);
        }
        await CheckAsync(cancel);
        await BringBackValuesAsync(former, write, now, by, cancel);
        await write.CommitAsync(cancel);
        return write.Sequence;
    }

    /// <summary>Whether a number is that of an import which stands.</summary>
    public async Task<bool> IsThereAsync(long organizationId, long sequence, CancellationToken cancel)
    {
        var number = sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var told = await db.Scope(organizationId)
            .Changes.AsNoTracking()
            .Where(c => c.Subject == Subject.Import && (c.Sequence == sequence || (c.What == Undone && c.To == number)))
            .Select(c => c.What)
            .ToListAsync(cancel);
        return told.Contains("import") && !told.Contains(Undone);
    }

    /// <summary>The reports of KPIs that came with the import and go with it.</summary>
    private async Task DeleteValuesAsync(FormerStructure former, CancellationToken cancel)
    {
        var own = former.Values.Where(v => former.AddedKpis.Contains(v.KpiId)).ToHashSet();
        foreach (var kpis in former.AddedKpis.Chunk(500))
        {
            var reports = await db
                .Measurements.AsNoTracking()
                .Where(m => kpis.Contains(m.KpiId))
                .Select(m => new
                {
                    m.KpiId,
                    m.PeriodStart,
                    m.Revision,
                })
                .ToListAsync(cancel);
            if (reports.Exists(m => !own.Contains((m.KpiId, m.PeriodStart, m.Revision))))
                throw new RuleViolation(
                    "Values were recorded since for KPIs that this import brought, so it is not taken back. "
                        + "Close by hand what you do not want."
                );
            await db.Measurements.Where(m => kpis.Contains(m.KpiId)).ExecuteDeleteAsync(cancel);
            await db.HeldValues.Where(h => kpis.Contains(h.KpiId)).ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>What was built meanwhile may not fit the structure as it was.</summary>
    private async Task CheckAsync(CancellationToken cancel)
    {
        var model = await ScoreBookStore.LoadModelAsync(db, cancel);
        try
        {
            model.CheckEveryMonth(id => model.Objective(id).Name);
        }
        catch (RuleViolation broken)
        {
            throw new RuleViolation($"What was changed since does not fit what was before this import. {broken.Message}");
        }
    }

    private async Task BringBackValuesAsync(
        FormerStructure former,
        WriteTransaction write,
        DateTime now,
        long? by,
        CancellationToken cancel
    )
    {
        var organization = await db.Organizations.SingleAsync(cancel);
        var (calendar, today) = (organization.Calendar, organization.DateAt(now));
        var touched = new List<Touched>();
        using var writer = new BulkWriter<Measurement>(db);
        var corrections = new List<Measurement>();
        foreach (var kpis in former.Values.Where(v => !former.AddedKpis.Contains(v.KpiId)).GroupBy(v => v.KpiId).Chunk(200))
        {
            var ids = kpis.Select(k => k.Key).ToList();
            var known = await db.Kpis.Where(k => ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id, cancel);
            var all = (await db.Measurements.AsNoTracking().Where(m => ids.Contains(m.KpiId)).ToListAsync(cancel)).ToLookup(m =>
                (m.KpiId, m.PeriodStart)
            );
            foreach (var period in kpis.SelectMany(k => k).GroupBy(v => (v.KpiId, v.PeriodStart)))
            {
                var (first, last) = (period.Min(v => v.Revision), period.Max(v => v.Revision));
                var kpi = known[period.Key.KpiId];
                var revisions = all[period.Key].OrderBy(m => m.Revision).ToList();
                if (revisions.Count == 0 || revisions[^1].Revision != last)
                    throw new RuleViolation($"Another value of “{kpi.Name}” was recorded since, so this import is not taken back.");
                var before = revisions.LastOrDefault(m => m.Revision < first && m.Standing == Standing.Counted);
                var when = calendar.Containing(kpi.Frequency, period.Key.PeriodStart);
                var (value, note) = (before?.Measured ?? MeasuredValue.Withdrawn, before?.Note);
                corrections.Add(kpi.Record(when, value, note, last, calendar, null, today, now, by));
                if (write.ClosedThrough is { } through && ClosedGuard.Value(kpi, when, calendar, through) is { } closed)
                    touched.Add(closed);
            }
        }
        await write.RestateAsync(touched, cancel);
        foreach (var correction in corrections)
        {
            writer.Add(correction);
            write.AddedValue(correction);
        }
        writer.Flush();
    }
}

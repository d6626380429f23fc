using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Evidence;

namespace Scorecard.Data.Operations;

/// <summary>
/// Keeps what the values say as they come in: verdicts on links, signals of KPIs in the journal, and the warnings of supported links, which are
/// scored once their window is over. Doing it again changes nothing.
/// </summary>
public sealed class RecordEvidence(ScorecardDbContext db, ScoreBookStore books)
{
    /// <param name="now">UTC.</param>
    public async Task ExecuteAsync(long organizationId, DateTime now, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(organizationId, by: null, now, cancel: cancel);
        var journaled = (await db.Changes.Where(c => c.Subject == Subject.Signal).Select(c => new { c.SubjectId, c.What }).ToListAsync(cancel)).ToHashSet();
        var kept = (await db.LinkRecords.ToListAsync(cancel)).GroupBy(r => r.LinkId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.On)!);
        var warnings = await db.LeadWarnings.ToDictionaryAsync(w => (w.LinkId, w.CauseKpiId, w.EffectKpiId, w.SignalOn), cancel);
        var there = await db.Causes.Select(c => c.Id).ToHashSetAsync(cancel);
        var signals = new List<(long Kpi, string On, string Says)>();
        await books.ReadAsync(organizationId, book =>
        {
            var today = book.Model.Organization.DateAt(now);
            foreach (var (id, evidence) in LinkEvidence.OfAll(book, today).Where(e => there.Contains(e.Key) && e.Value.Best is not null))
            {
                var (verdict, n) = (evidence.Best!.Verdict, evidence.Best.Result.N);
                if (!kept.TryGetValue(id, out var record) || !record.Says(verdict))
                    if (record?.On == today)
                        record.Set(verdict, n);
                    else
                        db.Add(new LinkRecord(evidence.Link, today, verdict, n));
            }
            foreach (var warning in WarningWindow.Open(book, today).Where(w => there.Contains(w.LinkId)))
                if (warnings.TryAdd((warning.LinkId, warning.CauseKpiId, warning.EffectKpiId, warning.SignalOn), warning))
                    db.Add(warning);
            foreach (var warning in warnings.Values)
                WarningWindow.TryScore(book, warning, today);
            signals.AddRange(from kpi in book.Model.Kpis
                             let history = KpiHistory.Of(book, kpi, today)
                             let last = history.Values.Count - 1
                             from signal in history.Behaviour.Signals.Where(s => s.Index == last).Take(1)
                             select (kpi.Id, history.PeriodAt(last).Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{signal.Rule} {signal.Side}, {signal.Meaning}"));
            return 0;
        }, cancel);
        signals.RemoveAll(s => journaled.Contains(new { SubjectId = s.Kpi, What = s.On }));
        foreach (var (kpi, on, says) in signals)
            write.Log(Subject.Signal, kpi, on, null, says);
        if (signals.Count > 0 || db.ChangeTracker.HasChanges())
            await write.CommitAsync(cancel);
    }
}

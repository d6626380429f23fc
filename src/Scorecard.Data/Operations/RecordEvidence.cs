using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Operations;

/// <summary>
/// Keeps what the values say as they come in: verdicts on links, signals of KPIs in the journal, and the warnings of supported links, which
/// are scored once their window is over. Doing it again changes nothing.
/// </summary>
public sealed class RecordEvidence(ScorecardDbContext db, ScoreBookStore books)
{
    /// <summary>
    /// So many KPIs are looked at in one reading, half a second where all have ten years of days: a state that is read for long is kept
    /// in memory beside newer ones.
    /// </summary>
    private const int AtOnce = 100;

    /// <param name="now">UTC.</param>
    public async Task ExecuteAsync(long organizationId, DateTime now, CancellationToken cancel = default)
    {
        var (today, kpis, evidence, open) = await books.ReadAsync(
            organizationId,
            book =>
            {
                var today = book.Model.Organization.DateAt(now);
                return (today, book.Model.Kpis, LinkEvidence.OfAll(book, today).Values.ToList(), WarningWindow.Open(book, today).ToList());
            },
            cancel
        );
        var signals = new List<(long Kpi, string On, string Says)>();
        foreach (var some in kpis.Chunk(AtOnce))
            signals.AddRange(
                await books.ReadAsync(
                    organizationId,
                    book => some.Where(k => book.Model.TryKpi(k.Id, out _)).SelectMany(k => SignalOf(book, k, today)).ToList(),
                    cancel
                )
            );

        // Before the write: nobody waits for the book while the organization's row is locked, whose sequence the book has to read.
        var scored = await ScoreAsync(organizationId, today, cancel);
        await using var write = await db.BeginWriteAsync(organizationId, by: null, now, cancel: cancel);
        var there = await db.Causes.Select(c => c.Id).ToHashSetAsync(cancel);
        await KeepAsync([.. evidence.Where(e => e.Best is not null && there.Contains(e.Link.Id))], today, cancel);
        await WarnAsync([.. open.Where(w => there.Contains(w.LinkId))], cancel);
        db.UpdateRange(scored.Where(w => there.Contains(w.LinkId)));
        var days = signals.Select(s => s.On).Distinct().ToList();
        var journaled = (
            await db
                .Changes.Where(c => c.Subject == Subject.Signal && days.Contains(c.What))
                .Select(c => new { c.SubjectId, c.What })
                .ToListAsync(cancel)
        ).ToHashSet();
        signals.RemoveAll(s => journaled.Contains(new { SubjectId = s.Kpi, What = s.On }));
        foreach (var (kpi, on, says) in signals)
            write.Log(Subject.Signal, kpi, on, null, says);
        if (signals.Count > 0 || db.ChangeTracker.HasChanges())
            await write.CommitAsync(cancel);
    }

    private static IEnumerable<(long Kpi, string On, string Says)> SignalOf(ScoreBook book, Kpi kpi, DateOnly today)
    {
        var history = KpiHistory.Of(book, book.Model.Kpi(kpi.Id), today);
        return history.LastSignal is { } signal
            ?
            [
                (
                    kpi.Id,
                    history.PeriodAt(signal.Index).Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Said(signal, history.Options.Variant)
                ),
            ]
            : [];
    }

    private static string Said(Signal signal, LimitVariant variant)
    {
        var high = signal.Side == SignalSide.High;
        var side = high ? "above" : "below";
        return $"{signal.Meaning.InWords()}: "
            + signal.Rule switch
            {
                SignalRule.Outside => $"{side} its normal range",
                SignalRule.Trend => high ? "rising" : "falling",
                SignalRule.Run or SignalRule.NearLimit => $"a row {side} its {variant.InWords()}",
            };
    }

    private async Task KeepAsync(List<LinkEvidence> evidence, DateOnly today, CancellationToken cancel)
    {
        var kept = (await db.LinkRecords.ToListAsync(cancel)).GroupBy(r => r.LinkId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.On)!);
        foreach (var (link, _, best) in evidence)
            if (!kept.TryGetValue(link.Id, out var record) || !record.Says(best!.Judgement))
                if (record?.On == today)
                    record.Set(best!.Judgement, best.Result.N);
                else
                    db.Add(new LinkRecord(link, today, best!.Judgement, best.Result.N));
    }

    /// <summary>The open warnings whose window is over, with what became of them.</summary>
    private async Task<List<LeadWarning>> ScoreAsync(long organizationId, DateOnly today, CancellationToken cancel)
    {
        var due = await db.Scope(organizationId)
            .LeadWarnings.AsNoTracking()
            .Where(w => w.Outcome == WarningOutcome.Open && w.Until < today)
            .ToListAsync(cancel);
        return due.Count == 0
            ? due
            : await books.ReadAsync(organizationId, book => due.Where(w => WarningWindow.TryScore(book, w, today)).ToList(), cancel);
    }

    private async Task WarnAsync(List<LeadWarning> open, CancellationToken cancel)
    {
        var first = open.Select(w => w.SignalOn).DefaultIfEmpty(DateOnly.MaxValue).Min();
        var known = (
            await db
                .LeadWarnings.Where(w => w.SignalOn >= first)
                .Select(w => new
                {
                    w.LinkId,
                    w.CauseKpiId,
                    w.EffectKpiId,
                    w.SignalOn,
                })
                .ToListAsync(cancel)
        ).ToHashSet();
        db.AddRange(
            open.Where(w =>
                known.Add(
                    new
                    {
                        w.LinkId,
                        w.CauseKpiId,
                        w.EffectKpiId,
                        w.SignalOn,
                    }
                )
            )
        );
    }
}

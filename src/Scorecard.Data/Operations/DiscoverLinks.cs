using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;

namespace Scorecard.Data.Operations;

/// <summary>
/// Runs the search that <see cref="BeginSearch"/> began: among all pairs of KPIs it looks for leads and keeps those that survive as
/// proposals. It says how far it is about once a second, and stops within that time where someone asks for it on any node.
/// </summary>
public sealed class DiscoverLinks(ScorecardDbContext db, ScoreBookStore books, TimeProvider time)
{
    /// <summary>The most proposals that are kept, the largest |r| first: more than people will read.</summary>
    public const int Most = 500;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    public async Task ExecuteAsync(long organizationId, CancellationToken cancel = default)
    {
        if (await db.Scope(organizationId).Searches.AsNoTracking().SingleOrDefaultAsync(cancel) is not { EndedAt: null } search)
            return;
        try
        {
            var (leads, today) = await books.ReadAsync(
                organizationId,
                book =>
                {
                    var today = book.Model.Organization.DateAt(Now);
                    return (LeadSearch.Of(book, today), today);
                },
                cancel
            );
            if (await RunAsync(search, leads, cancel) is { } result)
                await KeepAsync(search, leads, result, today, cancel);
        }
        finally
        {
            await EndAsync(Row(search), null, null, CancellationToken.None);
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Null where someone cancelled it.</summary>
    private async Task<DiscoveryResult?> RunAsync(LinkSearch search, LeadSearch leads, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var share = new Share();
        var run = Task.CompletedTask as Task;
        DiscoveryResult? result = null;
        try
        {
            if (!await SayAsync(search, 0, cancel))
                return null;
            // On a thread of its own: requests keep theirs.
            run = Task.Factory.StartNew(
                () => result = leads.Run(share, new GivingWay().Rest, stop.Token),
                stop.Token,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
            while (await Task.WhenAny(run, Task.Delay(Beat, cancel)) != run)
                if (!await SayAsync(search, share.Done, cancel))
                    await stop.CancelAsync();
            await run;
            return result;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await stop.CancelAsync();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>False where it is to stop: someone asked for it, or another search has taken its place.</summary>
    private async Task<bool> SayAsync(LinkSearch search, double share, CancellationToken cancel)
    {
        var now = Now;
        var heard = await db.InTurnAsync(
            () =>
                Row(search)
                    .Where(s => !s.CancelAsked)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.Share, share).SetProperty(s => s.HeardAt, now), cancel),
            cancel
        );
        return heard > 0;
    }

    /// <summary>Keeps nothing where someone cancelled it, or began another search, since it last said how far it was.</summary>
    private async Task KeepAsync(LinkSearch search, LeadSearch leads, DiscoveryResult result, DateOnly today, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(search.OrganizationId, search.By, Now, cancel: cancel);
        if (!await EndAsync(Row(search).Where(s => !s.CancelAsked), result.PairsTested, result.Leads.Count, cancel))
            return;
        var known = await db.Proposals.ToDictionaryAsync(p => (p.CauseKpiId, p.EffectKpiId), cancel);
        var there = await db.Kpis.Select(k => k.Id).ToHashSetAsync(cancel);
        var found = result
            .Leads.Take(Most)
            .Select(lead => (Lead: lead, Cause: leads.Kpis[lead.Cause], Effect: leads.Kpis[lead.Effect]))
            .Where(f => there.Contains(f.Cause.Id) && there.Contains(f.Effect.Id))
            .ToList();
        foreach (var (lead, cause, effect) in found)
            if (known.TryGetValue((cause.Id, effect.Id), out var proposal))
                proposal.Find(today, lead.Lead, leads.MonthsOf(lead), result.PairsTested);
            else
                db.Add(new Proposal(cause, effect, today, lead.Lead, leads.MonthsOf(lead), result.PairsTested));
        var again = found.Select(f => (f.Cause.Id, f.Effect.Id)).ToHashSet();
        db.RemoveRange(known.Where(k => k.Value.State == ProposalState.Open && !again.Contains(k.Key)).Select(k => k.Value));
        await write.CommitAsync(cancel);
    }

    /// <summary>False where it is not there any more: it has ended already, or another search has taken its place.</summary>
    private async Task<bool> EndAsync(IQueryable<LinkSearch> row, long? pairs, int? found, CancellationToken cancel)
    {
        var now = Now;
        var ended = await db.InTurnAsync(
            () =>
                row.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(s => s.EndedAt, now)
                            .SetProperty(s => s.HeardAt, now)
                            .SetProperty(s => s.Pairs, pairs)
                            .SetProperty(s => s.Found, found),
                    cancel
                ),
            cancel
        );
        return ended > 0;
    }

    /// <summary>The row as long as it is this search's.</summary>
    private IQueryable<LinkSearch> Row(LinkSearch search) => db.Searches.Where(s => s.StartedAt == search.StartedAt && s.EndedAt == null);

    /// <summary>Requests go first: while any waits for a thread, the search works a millisecond and then pauses for up to nine.</summary>
    private sealed class GivingWay
    {
        private const int MostPauses = 9;
        private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(1);

        private long since = Stopwatch.GetTimestamp();

        public void Rest()
        {
            if (Stopwatch.GetElapsedTime(since) < Slice)
                return;
            for (var pause = 0; pause < MostPauses && ThreadPool.PendingWorkItemCount > 0; pause++)
                Thread.Sleep(1);
            since = Stopwatch.GetTimestamp();
        }
    }

    private sealed class Share : IProgress<double>
    {
        private double done;

        public double Done => Volatile.Read(ref done);

        public void Report(double value) => Volatile.Write(ref done, value);
    }
}

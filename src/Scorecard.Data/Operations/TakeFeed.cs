using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Feeds;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Operations;

/// <summary>
/// Records what a database says of a KPI. Where the contract is broken, what was read from it before is withdrawn in the periods that are
/// read, so that they are missing and no colour is wrong. What a person entered stays, and so do closed months.
/// </summary>
public sealed class TakeFeed(ScorecardDbContext db, ScoreBookStore books, TimeProvider time)
{
    /// <summary>What the journal says where a contract is broken or kept again.</summary>
    public const string What = "feed";

    private const string Why = "read from a database";

    /// <param name="periods">Those that were asked for.</param>
    /// <param name="problem">How the contract is broken; null where it is kept.</param>
    /// <returns>What is wrong now: a KPI may not take what the contract lets through. Null where all was taken.</returns>
    public async Task<string?> ExecuteAsync(
        long organizationId,
        long kpiId,
        IReadOnlyList<Period> periods,
        IReadOnlyList<FeedAnswer> answers,
        string? problem,
        CancellationToken cancel = default
    )
    {
        if (problem is not null)
            return await OnceAsync(organizationId, kpiId, periods, [], problem, cancel);
        try
        {
            return await OnceAsync(organizationId, kpiId, periods, answers, null, cancel);
        }
        catch (RuleViolation refused)
        {
            db.ChangeTracker.Clear();
            return await OnceAsync(organizationId, kpiId, periods, [], refused.Message, cancel);
        }
    }

    private async Task<string?> OnceAsync(
        long organizationId,
        long kpiId,
        IReadOnlyList<Period> periods,
        IReadOnlyList<FeedAnswer> answers,
        string? problem,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (calendar, today, closedFrom) = await books.ReadAsync(
            organizationId,
            book =>
                (
                    book.Model.Organization.Calendar,
                    book.Model.Organization.DateAt(now),
                    book.Model.TryKpi(kpiId, out var known) ? book.Model.ClosedFrom(book.Model.UnitOf(known)) : null
                ),
            cancel
        );
        await using var write = await db.BeginWriteAsync(organizationId, null, now, Why, cancel);
        if (
            await db.KpiFeeds.SingleOrDefaultAsync(f => f.KpiId == kpiId, cancel) is not { } feed
            || await db.Kpis.SingleOrDefaultAsync(k => k.Id == kpiId, cancel) is not { } kpi
        )
            return problem;
        var starts = periods.Select(p => p.Start).ToList();
        var recorded = (
            await db.Measurements.AsNoTracking().Where(m => m.KpiId == kpiId && starts.Contains(m.PeriodStart)).ToListAsync(cancel)
        ).ToLookup(m => m.PeriodStart);
        foreach (var period in periods.Where(p => calendar.MonthOf(p).End > (write.ClosedThrough ?? DateOnly.MinValue)))
        {
            var last = recorded[period.Start].MaxBy(m => m.Revision);
            if (last?.RecordedBy is not null)
                continue;
            var (value, note) = problem is null ? Said(period) : (last is null ? null : MeasuredValue.Withdrawn, problem);
            if (value is { } said && (last is null || last.Measured != said || (said != MeasuredValue.Withdrawn && last.Note != note)))
                db.Add(kpi.Record(period, said, note, last, calendar, closedFrom, today, now, null));
        }
        if (feed.Problem != problem)
            write.Log(Subject.Kpi, kpiId, What, feed.Problem, problem);
        feed.Took(now, problem);
        await write.CommitAsync(cancel);
        return problem;

        (MeasuredValue? Value, string? Note) Said(Period period) =>
            answers.FirstOrDefault(a => a.Period == period) is { } answer ? (answer.Value, answer.Note) : (null, null);
    }
}

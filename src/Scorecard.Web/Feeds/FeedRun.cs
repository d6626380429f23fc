using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Feeds;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Web.Feeds;

/// <summary>Reads one KPI from its database and has what it says recorded.</summary>
public sealed class FeedRun(ScorecardDbContext db, ScoreBookStore books, FeedReader reader, TakeFeed take, TimeProvider time)
{
    /// <returns>How the contract is broken; null where it is kept, or where there is no feed.</returns>
    public async Task<string?> ExecuteAsync(long organizationId, long kpiId, CancellationToken cancel)
    {
        db.Scope(organizationId);
        if (await db.KpiFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.KpiId == kpiId, cancel) is not { } feed)
            return null;
        var database = await db.FeedDatabases.AsNoTracking().SingleAsync(d => d.Id == feed.DatabaseId, cancel);
        var said = await TryAsync(feed, database, cancel);
        return await take.ExecuteAsync(organizationId, kpiId, said.Periods, said.Answers, said.Problem, cancel);
    }

    /// <summary>Asks, and records nothing.</summary>
    public async Task<FeedSaid> TryAsync(KpiFeed feed, FeedDatabase database, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (kpi, calendar, periods) = await books.ReadAsync(feed.OrganizationId, book => PeriodsOf(book, feed, now), cancel);
        try
        {
            var answers = await reader.ReadAsync(database, feed.Query, kpi.Aggregation == TimeAggregation.Ratio, periods, cancel);
            var broken = answers
                .Select(a => (a.Period, Problem: a.Problem(feed, kpi.Multiplier, now)))
                .FirstOrDefault(a => a.Problem is not null);
            return new(periods, answers, broken.Problem is { } problem ? $"{PeriodCode.Format(broken.Period, calendar)}: {problem}" : null);
        }
        catch (RuleViolation refused)
        {
            return new(periods, [], refused.Message);
        }
        catch (DbException failed)
        {
            return new(periods, [], $"“{database.Name}” could not answer the query.") { Detail = failed.Message };
        }
    }

    private static (Kpi, FiscalCalendar, IReadOnlyList<Period>) PeriodsOf(ScoreBook book, KpiFeed feed, DateTime now)
    {
        var (kpi, organization) = (book.Model.Kpi(feed.KpiId), book.Model.Organization);
        var present = organization.Calendar.Containing(kpi.Frequency, organization.DateAt(now));
        var periods = Enumerable
            .Range(0, feed.Periods)
            .Select(back => organization.Calendar.Shift(present, -back))
            .Where(p => p.End >= kpi.BeginsOn && (kpi.ClosedFrom is not { } closed || p.Start < closed))
            .Reverse();
        return (kpi, organization.Calendar, [.. periods]);
    }
}

/// <summary>What a database said of a KPI.</summary>
/// <param name="Problem">How the contract is broken; null where it is kept.</param>
public sealed record FeedSaid(IReadOnlyList<Period> Periods, IReadOnlyList<FeedAnswer> Answers, string? Problem)
{
    /// <summary>The database's own words, for administrators; null for none.</summary>
    public string? Detail { get; init; }
}

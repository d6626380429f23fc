using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;

namespace Scorecard.Data.Operations;

/// <summary>What is recorded of the periods that rows of values speak of.</summary>
internal sealed class RecordedPeriods
{
    /// <summary>KPIs in one statement, so that no database minds how many there are.</summary>
    private const int InOneStatement = 1_000;

    private readonly Dictionary<(long Kpi, DateOnly Start), Known> known = [];

    /// <param name="Revision">The highest, 0 for none.</param>
    /// <param name="Note">Of the revision that counts.</param>
    public readonly record struct Known(int Revision, PeriodValue Value, string? Note);

    public static async Task<RecordedPeriods> ReadAsync(ScorecardDbContext db, PreparedRows rows, CancellationToken cancel)
    {
        var read = new RecordedPeriods();
        var asked = rows
            .Rows.Where(r => r.Target is not null)
            .GroupBy(r => r.Target!.Kpi.Id)
            .Select(g => (Kpi: g.Key, First: g.Min(r => r.Period.Start), Last: g.Max(r => r.Period.Start)))
            .ToList();
        foreach (var some in asked.Chunk(InOneStatement))
        {
            var ids = some.Select(a => a.Kpi).ToList();
            var (first, last) = (some.Min(a => a.First), some.Max(a => a.Last));
            var revisions = db
                .Measurements.AsNoTracking()
                .Where(m => EF.Parameter(ids).Contains(m.KpiId) && m.PeriodStart >= first && m.PeriodStart <= last)
                .OrderBy(m => m.KpiId)
                .ThenBy(m => m.PeriodStart)
                .ThenBy(m => m.Revision);
            await foreach (var m in revisions.AsAsyncEnumerable().WithCancellation(cancel))
                read.Take(m);
        }
        return read;
    }

    public Known Of(long kpi, DateOnly start) => known.GetValueOrDefault((kpi, start));

    public Known Take(Measurement next)
    {
        var before = Of(next.KpiId, next.PeriodStart);
        return known[(next.KpiId, next.PeriodStart)] = new(
            next.Revision,
            before.Value.With(next),
            next.Standing == Standing.Counted ? next.Note : before.Note
        );
    }
}

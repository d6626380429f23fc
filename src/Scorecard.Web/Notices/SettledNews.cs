using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Notices;

/// <summary>
/// The values that came back to whoever submitted them, and those that were approved, which is told in the application alone.
/// </summary>
/// <param name="settled">The lines of the journal that may tell of some.</param>
public sealed class SettledNews(OrganizationModel model, Answerable people, IReadOnlyList<SettledNews.Settled> settled)
{
    private const int MostRead = 500;

    /// <param name="Was">What waited.</param>
    public sealed record Settled(Measurement Measurement, Measurement Was, string? By);

    /// <summary>What was settled after an act of the journal: the last few hundred, where much was at once.</summary>
    public static async Task<IReadOnlyList<Settled>> ReadAsync(ScorecardDbContext db, long sequence, CancellationToken cancel)
    {
        var lines = await db
            .Changes.AsNoTracking()
            .Where(c => c.Sequence > sequence && c.Subject == Subject.Measurement && c.Why != null)
            .OrderByDescending(c => c.Sequence)
            .ThenBy(c => c.Ordinal)
            .Select(c => new { c.SubjectId, c.What })
            .Take(MostRead)
            .ToListAsync(cancel);
        if (lines.Count == 0)
            return [];
        var places = lines.Select(l => (l.SubjectId, Day(l.What))).ToHashSet();
        var (kpis, starts) = (places.Select(p => p.SubjectId).Distinct().ToArray(), places.Select(p => p.Item2).Distinct().ToArray());
        var revisions = await db
            .Measurements.AsNoTracking()
            .Where(m => kpis.Contains(m.KpiId) && starts.Contains(m.PeriodStart))
            .LeftJoin(db.Users, m => m.RecordedBy, p => (long?)p.Id, (m, p) => new { Measurement = m, p!.DisplayName })
            .ToListAsync(cancel);
        return
        [
            .. revisions
                .GroupBy(r => (r.Measurement.KpiId, r.Measurement.PeriodStart))
                .Where(g => places.Contains(g.Key))
                .Select(g => g.OrderBy(r => r.Measurement.Revision).ToList())
                .Where(g =>
                    g is [.., { Measurement.Standing: Standing.Waiting } was, { Measurement.Standing: not Standing.Waiting } last]
                    && was.Measurement.RecordedBy != last.Measurement.RecordedBy
                )
                .Select(g => new Settled(g[^1].Measurement, g[^2].Measurement, g[^1].DisplayName)),
        ];
    }

    public IEnumerable<News> All()
    {
        foreach (var (now, was, by) in settled)
            if (was.RecordedBy is { } person && model.TryKpi(now.KpiId, out var kpi) && people.Sees(person, model.UnitOf(kpi)))
                yield return Of(kpi, now, was, by ?? "Someone", person);
    }

    private News Of(Kpi kpi, Measurement now, Measurement was, string by, long person)
    {
        var calendar = model.Organization.Calendar;
        var period = calendar.Containing(kpi.Frequency, now.PeriodStart);
        var value = $"{ApprovalWords.Value(kpi, was.Measured)} of {kpi.Name} for {PeriodWords.Of(period, calendar)}";
        var (id, code) = (PublicIds.Format(kpi.Id), PeriodCode.Format(period, calendar));
        var key = string.Create(CultureInfo.InvariantCulture, $"settled {id} {now.PeriodStart:yyyy-MM-dd} {now.Revision}");
        return now.Standing == Standing.Returned
            ? new(NoticeKind.Approval, key, $"{by} gave {value} back.\n{now.Note}", $"/enter?kpi={id}&period={code}", [person])
            : new(NoticeKind.Approval, key, $"{by} approved {value}.", $"/kpis/{id}?period={code}", [person]) { IsQuiet = true };
    }

    private static DateOnly Day(string what) => DateOnly.ParseExact(what, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

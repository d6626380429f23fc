using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Evidence;

/// <summary>The three tests of <see cref="ReportingPatterns"/> on what was reported for one KPI.</summary>
public static class ReportingWatch
{
    /// <param name="reports">All revisions of the periods that are looked at, in any order; of them those that count. Ratios are left out
    /// of the tests on digits, for nobody typed the quotient.</param>
    /// <param name="local">Turns a moment, UTC, into the organization's own time.</param>
    public static IReadOnlyList<WatchResult> Of(
        Kpi kpi,
        FiscalCalendar calendar,
        IEnumerable<Measurement> reports,
        Func<DateTime, DateTime> local
    )
    {
        var periods = reports
            .Where(m => m.Standing == Standing.Counted)
            .GroupBy(m => m.PeriodStart)
            .Select(g => g.OrderBy(m => m.Revision).ToList())
            .OrderBy(g => g[0].PeriodStart)
            .ToList();
        List<(decimal Value, decimal? Target)> values =
        [
            .. periods
                .Where(p => p[^1].Value is not null)
                .Select(p => (p[^1].Value!.Value, TargetIn(kpi, calendar.Containing(kpi.Frequency, p[^1].PeriodStart)))),
        ];
        return
        [
            ReportingPatterns.LastDigits([.. values.Select(v => v.Value)]),
            ReportingPatterns.OnTarget(values),
            ReportingPatterns.LateRevisions([
                .. periods
                    .SelectMany(p => p.Skip(1))
                    .Select(m => Position(kpi, calendar.Containing(kpi.Frequency, m.PeriodStart), m, local)),
            ]),
        ];
    }

    /// <summary>When a revision came: 0 at the end of its period, 1 at the end of the day on which its value is due.</summary>
    private static double Position(Kpi kpi, Period period, Measurement revision, Func<DateTime, DateTime> local)
    {
        var (ended, due) = (EndOf(period.End), EndOf(kpi.DueOn(period)));
        return due == ended ? double.NaN : (local(revision.RecordedAt) - ended) / (due - ended);

        static DateTime EndOf(DateOnly day) => day.AddDays(1).ToDateTime(default);
    }

    /// <summary>Values can come close to a number only, not to an answer.</summary>
    private static decimal? TargetIn(Kpi kpi, Period period) =>
        kpi.Direction == Direction.YesNo ? null : (decimal?)kpi.AimIn(period)?.Value;
}

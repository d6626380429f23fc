using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Reporting;

/// <summary>Units against months: how many values are in, which are late, and where they apply to nothing.</summary>
public sealed record ReportingContent
{
    public const int Months = 6;
    public const string OnlyLate = "late";

    private const int MostUnits = 200;

    /// <summary>A unit with its own KPIs; those of units below stand in their rows.</summary>
    public sealed record UnitRow(string Id, string Name, string Tier, IReadOnlyList<ReportedCount> Months, bool CanRemind);

    public sealed record KpiRow(string Id, string Name, IReadOnlyList<long> People, IReadOnlyList<ReportedCount> Months);

    public required UnitBar Bar { get; init; }
    public required string UnitId { get; init; }
    public required string UnitName { get; init; }

    /// <summary>The newest first: on a phone the others are out of sight.</summary>
    public required IReadOnlyList<Period> Periods { get; init; }
    public required IReadOnlyList<string> PeriodNames { get; init; }
    public required IReadOnlyList<UnitRow> Units { get; init; }
    public required IReadOnlyList<KpiRow> Kpis { get; init; }

    /// <summary>How many units have rows beside those shown.</summary>
    public required int More { get; init; }
    public required bool IsOnlyLate { get; init; }

    /// <summary>All rows together, month by month.</summary>
    public required IReadOnlyList<ReportedCount> Totals { get; init; }

    public bool CanRemind => Units.Any(u => u.CanRemind);

    public static ReportingContent Of(OrganizationView o, Unit unit, PeriodChoice period, bool onlyLate)
    {
        var last = period.Calendar.MonthOf(period.Period);
        var months = Enumerable.Range(0, Months).Select(i => period.Calendar.Shift(last, -i)).ToList();
        var today = period.Today;
        var rows = o
            .Model.Subtree(o.Model.Unit(unit.Id))
            .Where(o.Sees)
            .Select(u => (Unit: u, Counts: Count(o, u, months, today)))
            .Where(r => r.Counts.Any(c => c.All > 0) && (!onlyLate || r.Counts.Any(c => c.Late > 0)))
            .ToList();
        return new()
        {
            Bar = UnitBar.Of(o, unit, period),
            UnitId = PublicIds.Format(unit.Id),
            UnitName = unit.Name,
            Periods = months,
            PeriodNames = [.. months.Select(m => PeriodWords.Of(m, period.Calendar))],
            Units =
            [
                .. rows.Take(MostUnits)
                    .Select(r => new UnitRow(
                        PublicIds.Format(r.Unit.Id),
                        r.Unit.Name,
                        o.Model.Organization.Tiers[r.Unit.Tier - 1].Name,
                        r.Counts,
                        r.Counts.Any(c => c.Late + c.Open > 0) && o.Allows(Operation.Edit, r.Unit)
                    )),
            ],
            More = Math.Max(0, rows.Count - MostUnits),
            IsOnlyLate = onlyLate,
            Totals = [.. months.Select((_, i) => rows.Aggregate(default(ReportedCount), (sum, r) => sum + r.Counts[i]))],
            Kpis =
            [
                .. KpisOf(o, unit)
                    .Select(k => new KpiRow(
                        PublicIds.Format(k.Id),
                        k.Name,
                        [.. k.Reporters],
                        [.. months.Select(m => ReportedCount.Of(o.Book.ReportedOf(k, m, today).Select(v => v.State)))]
                    ))
                    .Where(k => k.Months.Any(m => m.All > 0) && (!onlyLate || k.Months.Any(m => m.Late > 0))),
            ],
        };
    }

    public TableFile ToFile() =>
        new(
            "reporting",
            $"Who has reported, {UnitName}",
            PeriodNames[0],
            [
                "Unit",
                "Tier",
                .. PeriodNames.SelectMany(p => new[] { $"{p}: in", $"{p}: N/A", $"{p}: waiting", $"{p}: open", $"{p}: late" }),
            ],
            Units.Select(u =>
                (object?[])
                    [u.Name, u.Tier, .. u.Months.SelectMany(m => new object?[] { m.Yes, m.NotApplicable, m.Waiting, m.Open, m.Late })]
            )
        );

    private static List<ReportedCount> Count(OrganizationView o, Unit unit, List<Period> months, DateOnly today)
    {
        var kpis = KpisOf(o, unit).ToList();
        return [.. months.Select(m => ReportedCount.Of(kpis.SelectMany(k => o.Book.ReportedOf(k, m, today)).Select(v => v.State)))];
    }

    private static IEnumerable<Kpi> KpisOf(OrganizationView o, Unit unit) =>
        o
            .Model.ObjectivesOf(unit)
            .SelectMany(o.Model.KpisOf)
            .Where(k => k.IsEntered)
            .OrderBy(k => k.Name, StringComparer.CurrentCultureIgnoreCase);
}

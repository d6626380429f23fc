using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>What can be cascaded from an objective: the units directly below, and its KPIs.</summary>
/// <param name="ThisMonth">From which its KPIs are measured below unless somebody says otherwise: no past value is owed.</param>
public sealed record CascadeOffer(
    Objective Objective,
    string UnitName,
    IReadOnlyList<OfferedUnit> Units,
    IReadOnlyList<OfferedKpi> Kpis,
    Period ThisMonth,
    FiscalCalendar Calendar
)
{
    /// <summary>Who can answer for it in a unit.</summary>
    public IReadOnlyList<SelectListItem> People { get; init; } = [];

    /// <summary>The units to which one click gives it: what they do already is left alone.</summary>
    public IReadOnlyList<OfferedUnit> Open => [.. Units.Where(u => u.CanFollow && !u.HasSome)];

    public string From => PeriodCode.Format(ThisMonth, Calendar);

    public static CascadeOffer Of(OrganizationView o, Objective objective, PeriodChoice period)
    {
        var support = CascadeGaps.Of(o, objective, period, people: true);
        var units = support.Select(s => s.Unit).ToList();
        return new(
            objective,
            o.Model.UnitOf(objective).Name,
            [
                .. support.Select(s => new OfferedUnit(
                    s.Unit.Id,
                    PublicIds.Format(s.Unit.Id),
                    s.Unit.Name,
                    s.Support,
                    s.Reason,
                    o.Allows(Operation.Edit, s.Unit),
                    o.Model.ObjectivesOf(s.Unit).FirstOrDefault(x => x.SourceId == objective.Id)?.Name,
                    Already(o, objective, s.Unit)
                )),
            ],
            [.. o.Model.KpisOf(objective).Select(k => new OfferedKpi(k, period.Calendar, LastYear(o, k, units, period)))],
            period.Calendar.Containing(Frequency.Month, period.Today),
            period.Calendar
        );
    }

    /// <summary>The ids of who is taken to answer for it in each unit, by the unit's.</summary>
    public Dictionary<long, string?> Heads(OrganizationView o, IReadOnlyCollection<Membership> memberships) =>
        Units.ToDictionary(
            u => u.Key,
            u => o.Model.TryUnit(u.Key, out var unit) && o.Model.HeadOf(unit, memberships) is { } head ? PublicIds.Format(head) : null
        );

    private static List<string> Already(OrganizationView o, Objective objective, Unit unit) =>
        [
            .. CascadeGaps
                .Supporting(o, objective, unit)
                .Concat(o.Model.ObjectivesOf(unit).Where(x => string.Equals(x.Name, objective.Name, StringComparison.OrdinalIgnoreCase)))
                .Select(x => x.Name)
                .Distinct(),
        ];

    private static List<decimal> LastYear(OrganizationView o, Kpi kpi, List<Unit> units, PeriodChoice period)
    {
        var year = period.Calendar.Shift(period.Calendar.Containing(Frequency.Year, period.Today), -1);
        var related = o
            .Model.ChildrenOf(kpi)
            .Concat(o.Model.Kpis.Where(k => k.Id != kpi.Id && k.Name == kpi.Name))
            .Where(k => o.Sees(o.Model.UnitOf(k)))
            .DistinctBy(k => k.Id)
            .Select(k => (Kpi: k, Path: o.Model.PathUp(o.Model.UnitOf(k)).Select(u => u.Id).ToHashSet()))
            .ToList();
        return
        [
            .. units.Select(unit =>
                related
                    .Where(r => r.Path.Contains(unit.Id))
                    .Take(1)
                    .Select(r => o.Book.Figure(r.Kpi.Id, Window.Of(year)))
                    .Where(f => f.Value > 0)
                    .Sum(f => (decimal)f.Value)
            ),
        ];
    }
}

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
public sealed record CascadeOffer(
    Objective Objective,
    string UnitName,
    IReadOnlyList<CascadeOffer.OfferedUnit> Units,
    IReadOnlyList<CascadeOffer.OfferedKpi> Kpis
)
{
    /// <summary>Who can answer for it in a unit.</summary>
    public IReadOnlyList<SelectListItem> People { get; init; } = [];

    /// <param name="Now">What it does for the objective already.</param>
    /// <param name="Allowed">Whether the person may edit it.</param>
    /// <param name="Follows">Whether it has taken it as identical.</param>
    public sealed record OfferedUnit(long Key, string Id, string Name, Support Now, string? Reason, bool Allowed, bool Follows)
    {
        public bool CanTake => Allowed && (Now is Support.None or Support.Contributes);

        public bool CanFollow => CanTake && !Follows;

        /// <summary>Whether it gave an answer that can be taken back.</summary>
        public bool CanTakeBack => Allowed && !CanTake;
    }

    /// <param name="Target">Null where the scale has no single one, so that there is nothing to split.</param>
    /// <param name="LastYear">What each unit reached last year, where a KPI of it feeds this one or bears its name; in the order of
    /// the units.</param>
    /// <param name="Adds">Whether the parts of the target are meant to add up to it.</param>
    public sealed record OfferedKpi(
        long Key,
        string Id,
        string Name,
        string Measure,
        decimal? Target,
        bool Adds,
        IReadOnlyList<decimal> LastYear
    );

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
                    o.Model.ObjectivesOf(s.Unit).Any(x => x.SourceId == objective.Id)
                )),
            ],
            [
                .. o
                    .Model.KpisOf(objective)
                    .Select(k => new OfferedKpi(
                        k.Id,
                        PublicIds.Format(k.Id),
                        k.Name,
                        k.UnitOfMeasure,
                        k.Latest.Scale.TakesTarget ? k.Latest.Scale.Target : null,
                        k.UnitOfMeasure != "%" && (k.Aggregation == TimeAggregation.Sum || k.RollUp == KpiRollUp.Sum),
                        LastYear(o, k, units, period)
                    )),
            ]
        );
    }

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

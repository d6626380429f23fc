using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>An initiative in a line.</summary>
/// <param name="Initiative">The resident entity, which is never changed, only replaced.</param>
public sealed record InitiativeRow(Initiative Initiative, string Unit, bool IsLate)
{
    public string Id => PublicIds.Format(Initiative.Id);

    public string Due => PeriodWords.Day(Initiative.Due) + (IsLate ? ", late" : "");

    public static InitiativeRow Of(OrganizationView o, Initiative initiative, DateOnly today) =>
        new(initiative, o.Model.UnitOf(initiative).Name, initiative.IsLate(today));

    /// <summary>The visible ones that serve an objective, be it by one of its KPIs.</summary>
    public static IReadOnlyList<InitiativeRow> Serving(OrganizationView o, Objective objective, DateOnly today)
    {
        var kpis = o.Model.KpisOf(objective).Select(k => k.Id).ToHashSet();
        return Seen(o, i => i.ObjectiveIds.Contains(objective.Id) || i.KpiIds.Any(kpis.Contains), today);
    }

    /// <summary>The visible ones that serve a KPI.</summary>
    public static IReadOnlyList<InitiativeRow> Serving(OrganizationView o, Kpi kpi, DateOnly today) =>
        Seen(o, i => i.KpiIds.Contains(kpi.Id), today);

    /// <summary>What a KPI did after each of them began, in a few words.</summary>
    public static IReadOnlyDictionary<long, string> Effects(
        OrganizationView o,
        Kpi kpi,
        IReadOnlyList<InitiativeRow> rows,
        DateOnly today
    ) =>
        rows.Where(r => r.Initiative.Start <= today)
            .ToDictionary(r => r.Initiative.Id, r => EffectWords.Brief(InitiativeEffect.Of(o.Book, r.Initiative, kpi, today)));

    private static IReadOnlyList<InitiativeRow> Seen(OrganizationView o, Func<Initiative, bool> serves, DateOnly today) =>
        [
            .. o
                .Model.Initiatives.Where(i => serves(i) && o.Sees(o.Model.UnitOf(i)))
                .OrderByDescending(i => i.IsOpen)
                .Select(i => Of(o, i, today)),
        ];
}

using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;

namespace Scorecard.Web.Live;

/// <summary>What the transactions after one, up to another, may have changed.</summary>
/// <param name="Units">Whose figures; null for anything, such as who sees what.</param>
public sealed record LiveNews(long After, long UpTo, IReadOnlySet<long>? Units)
{
    public bool Touches(IReadOnlySet<long> branch) => Units is null || Units.Overlaps(branch);

    public LiveNews And(LiveNews later) =>
        new(After, later.UpTo, Units is null || later.Units is null ? null : new HashSet<long>([.. Units, .. later.Units]));

    /// <summary>The units of objectives, KPIs and initiatives.</summary>
    public static IEnumerable<long> Holding(OrganizationModel model, IEnumerable<long> things) =>
        things
            .Select(id =>
                model.TryObjective(id, out var objective) ? objective.UnitId
                : model.TryKpi(id, out var kpi) ? model.UnitOf(kpi).Id
                : model.TryInitiative(id, out var initiative) ? initiative.UnitId
                : (long?)null
            )
            .OfType<long>();

    /// <summary>The units whose figures move with the values of some KPIs: their own, and those up the contributions.</summary>
    public static IReadOnlySet<long> Reached(OrganizationModel model, IEnumerable<long> kpis)
    {
        var units = new HashSet<long>();
        var seen = new HashSet<object>();
        foreach (var id in kpis)
            if (model.TryKpi(id, out var kpi))
                Climb(kpi);
        return units;

        void Climb(Kpi kpi)
        {
            if (!seen.Add(kpi))
                return;
            Rise(model.Objective(kpi.ObjectiveId));
            if (kpi.ParentId is { } parent)
                Climb(model.Kpi(parent));
        }

        void Rise(Objective objective)
        {
            if (!seen.Add(objective))
                return;
            units.Add(objective.UnitId);
            foreach (var contribution in model.ContributionsFrom(objective).Where(c => c.Counts))
                Rise(model.Objective(contribution.ToId));
        }
    }
}

using Scorecard.Domain.Kpis;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Compare;

/// <summary>The KPIs of all teams that measure the same.</summary>
public static class Teams
{
    /// <summary>
    /// The KPIs that feed one; else those that feed what it feeds; else those of the same name and unit of measure. Lowest score first.
    /// </summary>
    public static (string Sentence, IReadOnlyList<Kpi> Kpis) Of(OrganizationView o, Kpi kpi, PeriodChoice period)
    {
        if (Visible(o.Model.ChildrenOf(kpi)) is { Count: > 0 } children)
            return ($"What feeds {kpi.Name} of {o.Model.UnitOf(kpi).Name}", children);
        if (
            o.Model.Kpi(kpi.Id).ParentId is { } id
            && o.Model.TryKpi(id, out var parent)
            && o.Sees(o.Model.UnitOf(parent))
            && Visible(o.Model.ChildrenOf(parent)) is { Count: > 1 } siblings
        )
            return ($"What feeds {parent.Name} of {o.Model.UnitOf(parent).Name}", siblings);
        var name = Folded.Of(kpi.Name);
        return (
            $"Every KPI called {kpi.Name}",
            Visible(o.Model.Kpis.Where(k => k.UnitOfMeasure == kpi.UnitOfMeasure && Folded.Of(k.Name) == name))
        );

        List<Kpi> Visible(IEnumerable<Kpi> kpis) =>
            [.. kpis.Where(k => o.Sees(o.Model.UnitOf(k))).OrderBy(k => o.Book.Kpi(k.Id, period.Window).Known ?? double.MaxValue)];
    }
}

using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Cascading;

/// <summary>What a KPI's copy in a unit below is measured by, and from when on.</summary>
public static class HandedDown
{
    /// <summary>
    /// Whether the values of the units below add up to the KPI's, so that parts of its target do: only then can a target be split. Rates,
    /// averages and levels do not.
    /// </summary>
    public static bool AddsUp(Kpi kpi) => kpi.RollUp is { } rollUp ? rollUp == KpiRollUp.Sum : kpi.Aggregation == TimeAggregation.Sum;

    /// <summary>
    /// The first own period of a KPI that belongs to a day or what follows it: a quarter that began earlier would ask for values of months
    /// before that day.
    /// </summary>
    public static Period FirstPeriod(Frequency frequency, DateOnly from, FiscalCalendar calendar)
    {
        var own = calendar.Containing(frequency, from);
        return own.Anchor < from ? calendar.Shift(own, 1) : own;
    }

    /// <summary>
    /// The definitions of a copy that is measured from a day on: what holds above in its first period, and each later change. A KPI that
    /// begins later itself comes along from then on.
    /// </summary>
    /// <returns>At least one, earliest first; not yet those of any KPI.</returns>
    public static IReadOnlyList<KpiDefinition> Definitions(Kpi kpi, DateOnly from, FiscalCalendar calendar)
    {
        var first = FirstPeriod(kpi.Frequency, from, calendar);
        var later = kpi
            .Definitions.Where(d => calendar.IndexOf(kpi.Frequency, d.EffectiveFrom) > calendar.IndexOf(kpi.Frequency, first.Start))
            .Select(d => new KpiDefinition(d.EffectiveFrom, d.Scale, d.Weight));
        return kpi.DefinitionOn(first.End) is { } holding ? [new(first.Start, holding.Scale, holding.Weight), .. later] : [.. later];
    }

    /// <summary>The targets of such definitions in their order; null where any of them has no single one.</summary>
    public static IReadOnlyList<decimal>? Targets(IReadOnlyList<KpiDefinition> definitions)
    {
        var targets = definitions.Select(d => d.Scale.TakesTarget ? d.Scale.Target : null).OfType<decimal>().ToList();
        return targets.Count == definitions.Count ? targets : null;
    }

    /// <summary>The definitions with another target each, their scales moving in proportion.</summary>
    /// <param name="targets">As many as there are definitions.</param>
    /// <exception cref="RuleViolation">There are more or fewer: the KPI's targets changed meanwhile.</exception>
    public static IReadOnlyList<KpiDefinition> Aimed(IReadOnlyList<KpiDefinition> definitions, IReadOnlyList<decimal> targets)
    {
        RuleViolation.Unless(
            targets.Count == definitions.Count,
            "Someone changed the targets of a KPI above meanwhile. Nothing was saved; look at the preview again."
        );
        return [.. definitions.Zip(targets, (d, target) => new KpiDefinition(d.EffectiveFrom, d.Scale.Scaled(target), d.Weight))];
    }
}

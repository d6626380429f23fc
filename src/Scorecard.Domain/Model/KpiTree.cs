using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Model;

/// <summary>The rules between a KPI and the parent that it feeds.</summary>
public static class KpiTree
{
    /// <summary>Checks every parent and child of an organization.</summary>
    /// <param name="unitOf">The unit whose objective a KPI measures.</param>
    /// <exception cref="RuleViolation">A pair does not fit or a circle exists; the sentence names it.</exception>
    public static void Check(IReadOnlyCollection<Kpi> all, Func<Kpi, Unit> unitOf)
    {
        var byId = all.ToDictionary(k => k.Id);
        foreach (var child in all)
            if (child.ParentId is { } parentId)
            {
                RuleViolation.Unless(
                    byId.TryGetValue(parentId, out var parent),
                    $"KPI “{child.Name}”: its parent no longer exists. Choose another or none."
                );
                CheckPair(child, parent!, unitOf);
            }

        var cycle = Graph.Cycle(byId.Keys, id => byId[id].ParentId is { } parent ? [parent] : []);
        RuleViolation.Unless(
            cycle is null,
            $"These KPIs form a circle of parents: {string.Join(" → ", cycle?.Select(id => byId[id].Name) ?? [])}. "
                + $"Give one of them another parent or none."
        );
    }

    /// <summary>Checks one child against its parent.</summary>
    public static void CheckPair(Kpi child, Kpi parent, Func<Kpi, Unit> unitOf)
    {
        var what = $"KPI “{child.Name}” cannot feed “{parent.Name}”";
        RuleViolation.Unless(child.OrganizationId == parent.OrganizationId, $"{what}: they belong to two organizations.");
        RuleViolation.Unless(
            unitOf(parent).Tier <= unitOf(child).Tier,
            $"{what}: the parent is in a lower tier. Choose a KPI of the same unit or a higher tier."
        );
        if (parent.ValueSource != ValueSource.RolledUp)
            return;
        RuleViolation.Unless(
            child.UnitOfMeasure == parent.UnitOfMeasure,
            $"{what}: it is measured in “{child.UnitOfMeasure}” and the parent in “{parent.UnitOfMeasure}”. Use the same unit of measure."
        );
        RuleViolation.Unless(
            child.Frequency <= parent.Frequency,
            $"{what}: it is collected by {child.Frequency.InWords()}, coarser than the parent's {parent.Frequency.InWords()}."
        );
        RuleViolation.Unless(
            parent.RollUp != KpiRollUp.Ratio || (child.Aggregation == TimeAggregation.Ratio && child.RollUp is null or KpiRollUp.Ratio),
            $"{what}: the parent adds up numerators and denominators, so the child must be a ratio too."
        );
        RuleViolation.Unless(
            parent.RollUp != KpiRollUp.Sum || child.Aggregation != TimeAggregation.Ratio,
            $"{what}: it is a ratio, and ratios cannot be added up. Let the parent roll up by Ratio, Average or WeightedAverage."
        );
    }
}

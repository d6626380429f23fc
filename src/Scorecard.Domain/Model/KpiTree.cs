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

        foreach (var kpi in all.Where(k => k.ValueSource == ValueSource.Calculated))
            CheckFormulas(kpi);
        var users = all.SelectMany(k => k.FormulaKpiIds.Select(id => (Named: id, By: k.Id))).ToLookup(x => x.Named, x => x.By);
        var cycle = Graph.Cycle(byId.Keys, id => byId[id].ParentId is { } parent ? users[id].Append(parent) : users[id]);
        RuleViolation.Unless(
            cycle is null || users.Count == 0,
            nameof(KpiDefinition.Formula),
            $"These KPIs would be made of each other: {string.Join(" → ", cycle?.Select(id => byId[id].Name) ?? [])}. "
                + $"Take one of them out of a formula, or let it feed another KPI or none."
        );
        RuleViolation.Unless(
            cycle is null,
            $"These KPIs form a circle of parents: {string.Join(" → ", cycle?.Select(id => byId[id].Name) ?? [])}. "
                + $"Give one of them another parent or none."
        );
    }

    /// <summary>The most calculated KPIs in one chain, each made of the one before.</summary>
    public const int MostInARow = 50;

    /// <summary>Checks that no chain of calculated KPIs is too long to be worked out. Circles are not looked for.</summary>
    /// <exception cref="RuleViolation">One is; the sentence names its end.</exception>
    public static void CheckDepth(IReadOnlyCollection<Kpi> all)
    {
        if (!all.Any(k => k.IsCalculated))
            return;
        var byId = all.ToDictionary(k => k.Id);
        var users = all.SelectMany(k => k.FormulaKpiIds.Select(id => (Named: id, By: k))).ToLookup(x => x.Named, x => x.By);
        IEnumerable<Kpi> Above(Kpi kpi) =>
            kpi.ParentId is { } id && byId.TryGetValue(id, out var parent) ? users[kpi.Id].Append(parent) : users[kpi.Id];
        var waits = all.SelectMany(Above).CountBy(k => k.Id).ToDictionary();
        var rows = new Dictionary<long, int>();
        var ready = new Queue<Kpi>(all.Where(k => !waits.ContainsKey(k.Id)));
        while (ready.TryDequeue(out var kpi))
        {
            var row = rows.GetValueOrDefault(kpi.Id) + (kpi.IsCalculated ? 1 : 0);
            RuleViolation.Unless(
                row <= MostInARow,
                nameof(KpiDefinition.Formula),
                $"“{kpi.Name}” would be calculated over more than {MostInARow} KPIs that are calculated from each other. Shorten the chain."
            );
            foreach (var above in Above(kpi))
            {
                rows[above.Id] = Math.Max(rows.GetValueOrDefault(above.Id), row);
                if (--waits[above.Id] == 0)
                    ready.Enqueue(above);
            }
        }
    }

    /// <summary>Checks that a calculated KPI has a formula in each of its definitions.</summary>
    /// <exception cref="RuleViolation">One has none.</exception>
    public static void CheckFormulas(Kpi kpi)
    {
        foreach (var definition in kpi.Definitions)
            RuleViolation.Unless(
                definition.FormulaText is not null,
                nameof(KpiDefinition.Formula),
                definition.EffectiveFrom == DateOnly.MinValue || kpi.Definitions.Count == 1
                    ? $"KPI “{kpi.Name}” is calculated, so it needs a formula. Write one, such as PROFIT / REVENUE * 100."
                    : $"KPI “{kpi.Name}” is calculated and has no formula from {definition.EffectiveFrom:yyyy-MM-dd} on. Write one."
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

using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>A KPI that feeds another, in those of its own periods in which it did.</summary>
/// <param name="Weight">In a weighted average.</param>
/// <param name="From">Number of the first such period.</param>
/// <param name="To">Number of the last.</param>
internal readonly record struct ChildLink(KpiSeries Series, double Weight, int From, int To)
{
    public bool HoldsOn(DateOnly day) => Series.Calendar.IndexOf(Series.Frequency, day) is var slot && slot >= From && slot <= To;
}

/// <summary>A KPI that another one feeds, in those of the other's own periods in which it does.</summary>
internal readonly record struct ParentLink(KpiSeries Series, int From, int To);

/// <summary>Ties the series of KPIs to those that they feed.</summary>
internal static class KpiLinks
{
    public static void Tie(OrganizationModel model, IReadOnlyDictionary<long, KpiSeries> series)
    {
        var children = new Dictionary<long, List<ChildLink>>();
        foreach (var kpi in model.Kpis)
        {
            var child = series[kpi.Id];
            if (model.History.Of(kpi) is not { } terms)
            {
                if (kpi.ParentId is { } parent)
                    Add(child, parent, kpi.RollUpWeight, int.MinValue, int.MaxValue);
                continue;
            }
            // Another weight alone makes another link only where weights count.
            var held = new Timeline<KpiTerms>(Told(terms.Last), terms.Earlier.Select(e => (e.Until, Told(e.Value))));
            foreach (var (from, until, now) in held.Stretches)
                if (now.ParentId is { } parent)
                    Add(child, parent, now.RollUpWeight, child.FirstFrom(from), until is { } end ? child.FirstFrom(end) - 1 : int.MaxValue);
        }
        foreach (var (id, links) in children)
            series[id].Children = [.. links];

        KpiTerms Told(KpiTerms terms) =>
            terms.ParentId is { } id && series.TryGetValue(id, out var parent) && parent.Kpi.RollUp != KpiRollUp.WeightedAverage
                ? terms with
                {
                    RollUpWeight = 1,
                }
                : terms;

        void Add(KpiSeries child, long parentId, decimal weight, int from, int to)
        {
            if (from > to || !series.TryGetValue(parentId, out var parent))
                return;
            child.Parents = [.. child.Parents, new(parent, from, to)];
            // A weight of 0 is shown and never counts: not as a value, nor as one that is missing.
            if (weight > 0 || parent.Kpi.RollUp != KpiRollUp.WeightedAverage)
                (children.TryGetValue(parentId, out var known) ? known : children[parentId] = []).Add(new(child, (double)weight, from, to));
        }
    }

    /// <summary>
    /// The computed ones, those that feed others first, each group until (not including) a day. There is one group, unless parents that
    /// were swapped would make a circle across the months.
    /// </summary>
    /// <exception cref="RuleViolation">In some month a KPI is above itself.</exception>
    public static IReadOnlyList<(DateOnly Until, KpiSeries[] Series)> ChildrenFirst(
        OrganizationModel model,
        IReadOnlyCollection<KpiSeries> all
    )
    {
        var computed = all.Where(s => s.IsComputed).ToArray();
        if (TryOrder(computed, _ => true) is { } ever)
            return [(DateOnly.MaxValue, ever)];
        var byTime = new List<(DateOnly, KpiSeries[])>();
        foreach (var until in model.History.Changes.Append(DateOnly.MaxValue))
        {
            var day = until.AddDays(-1);
            var order = TryOrder(computed, tie => tie.HoldsOn(day));
            RuleViolation.Unless(order is not null, "KPIs feed each other in a circle.");
            byTime.Add((until, order!));
        }
        return byTime;
    }

    /// <returns>Null where they form a circle.</returns>
    private static KpiSeries[]? TryOrder(KpiSeries[] computed, Func<ChildLink, bool> holds)
    {
        // What a formula names in any month, it names in all: what it is made of may lie in months before.
        var below = computed.ToDictionary(
            s => s,
            s => s.Children.Where(c => holds(c)).Select(c => c.Series).Concat(s.Named).Where(one => one.IsComputed).ToList()
        );
        var waiting = computed.ToDictionary(s => s, s => below[s].Count);
        var fed = computed.SelectMany(s => below[s].Select(one => (Series: one, Above: s))).ToLookup(x => x.Series, x => x.Above);
        var ready = new Queue<KpiSeries>(computed.Where(s => waiting[s] == 0));
        var ordered = new List<KpiSeries>(computed.Length);
        while (ready.TryDequeue(out var one))
        {
            ordered.Add(one);
            foreach (var above in fed[one])
                if (--waiting[above] == 0)
                    ready.Enqueue(above);
        }
        return ordered.Count == computed.Length ? [.. ordered] : null;
    }
}

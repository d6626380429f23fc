using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// Objectives with those that count in them first. One order serves all time, unless links that were turned round would make a circle
/// across the months; then each stretch of time has its own.
/// </summary>
/// <param name="Numbered">By number.</param>
/// <param name="ByTime">The numbers in order, each until (not including) a day; empty where the numbers themselves serve.</param>
internal sealed record ObjectiveOrder(IReadOnlyList<Objective> Numbered, IReadOnlyList<(DateOnly Until, int[] Order)> ByTime)
{
    /// <exception cref="RuleViolation">In some month the contributions form a circle.</exception>
    public static ObjectiveOrder Of(OrganizationModel model)
    {
        var links = model.LinksEver.Where(l => l.EverCounts).ToList();
        var ever = InputsFirst(model, links.Select(l => (l.FromId, l.ToId)));
        if (ever.Count == model.Objectives.Count)
            return new(ever, []);
        var byTime = new List<(DateOnly Until, List<Objective> Order)>();
        foreach (var until in model.History.Changes.Append(DateOnly.MaxValue))
        {
            var held = links.Where(l => l.On(until.AddDays(-1))?.Counts == true).Select(l => (l.FromId, l.ToId));
            byTime.Add((until, InputsFirst(model, held)));
            RuleViolation.Unless(byTime[^1].Order.Count == model.Objectives.Count, "The contributions form a circle.");
        }
        var numbered = byTime[^1].Order;
        var number = numbered.Select((o, i) => (o.Id, i)).ToDictionary(x => x.Id, x => x.i);
        return new(numbered, [.. byTime.Select(t => (t.Until, t.Order.Select(o => number[o.Id]).ToArray()))]);
    }

    /// <returns>Fewer than there are, where some form a circle.</returns>
    private static List<Objective> InputsFirst(OrganizationModel model, IEnumerable<(long From, long To)> links)
    {
        var next = links.ToLookup(l => l.From, l => l.To);
        var waiting = model.Objectives.ToDictionary(o => o.Id, _ => 0);
        foreach (var to in next.SelectMany(g => g))
            waiting[to]++;
        // Lower tiers first, so that an objective follows its contributors closely in memory; the rule below settles links across.
        var ready = new Queue<Objective>(model.Objectives.Where(o => waiting[o.Id] == 0).OrderByDescending(o => model.UnitOf(o).Tier));
        var ordered = new List<Objective>(model.Objectives.Count);
        while (ready.TryDequeue(out var objective))
        {
            ordered.Add(objective);
            foreach (var to in next[objective.Id])
                if (--waiting[to] == 0)
                    ready.Enqueue(model.Objective(to));
        }
        return ordered;
    }
}

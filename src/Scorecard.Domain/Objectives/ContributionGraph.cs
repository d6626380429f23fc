using Scorecard.Domain.Units;

namespace Scorecard.Domain.Objectives;

/// <summary>The rules that contributions keep together: tiers fit, and no way leads from an objective back to itself.</summary>
public static class ContributionGraph
{
    /// <summary>Checks one link before it is added.</summary>
    /// <param name="existing">The other contributions of the organization, aligned ones included: a cycle of alignment is one too.</param>
    /// <param name="objectiveName">Says the name of an objective by its id, for the sentence.</param>
    /// <exception cref="RuleViolation">The tiers do not fit, or the link would close a cycle; the sentence shows the path.</exception>
    public static void Check(Contribution link, Unit from, Unit to, IEnumerable<Contribution> existing, Func<long, string> objectiveName)
    {
        RuleViolation.Unless(link.FromId != link.ToId, "An objective cannot contribute to itself.");
        RuleViolation.Unless(
            from.Id != to.Id,
            $"Both objectives belong to “{from.Name}”. Link to an objective in the tier above or in another unit of the same tier."
        );
        RuleViolation.Unless(
            to.Tier == from.Tier - 1 || to.Tier == from.Tier,
            $"“{objectiveName(link.FromId)}” is in tier {from.Tier}, "
                + $"so it can support objectives in tier {from.Tier - 1} or in another unit of tier {from.Tier}; "
                + $"“{objectiveName(link.ToId)}” is in tier {to.Tier}."
        );
        var next = existing.Where(c => (c.FromId, c.ToId) != (link.FromId, link.ToId)).ToLookup(c => c.FromId, c => c.ToId);
        var path = Graph.Path(link.ToId, link.FromId, id => next[id]);
        RuleViolation.Unless(
            path is null,
            $"This link would close a circle: {string.Join(" → ", path?.Prepend(link.FromId).Select(objectiveName) ?? [])}. "
                + $"Remove one of its links first."
        );
    }

    /// <summary>Checks all links of an organization at once.</summary>
    /// <exception cref="RuleViolation">Some of them form a cycle; the sentence shows it.</exception>
    public static void CheckAcyclic(IEnumerable<Contribution> all, Func<long, string> objectiveName)
    {
        var next = all.ToLookup(c => c.FromId, c => c.ToId);
        var cycle = Graph.Cycle(next.Select(g => g.Key), id => next[id]);
        RuleViolation.Unless(
            cycle is null,
            $"These contributions form a circle: {string.Join(" → ", cycle?.Select(objectiveName) ?? [])}. Remove one of them."
        );
    }
}

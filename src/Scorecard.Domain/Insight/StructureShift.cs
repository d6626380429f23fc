using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Insight;

/// <summary>What a change of the structure was.</summary>
public enum ShiftKind
{
    /// <summary>A unit has another parent.</summary>
    UnitMoved,

    /// <summary>An objective supports another one that it did not.</summary>
    Linked,

    /// <summary>An objective no longer supports another one.</summary>
    Unlinked,

    /// <summary>A link weighs more or less, or has begun or ceased to count.</summary>
    LinkChanged,

    /// <summary>An objective belongs to another unit.</summary>
    ObjectiveMoved,

    /// <summary>An objective has another weight, cascade share or rule.</summary>
    ObjectiveChanged,

    /// <summary>A perspective has another weight.</summary>
    PerspectiveChanged,

    /// <summary>A KPI feeds another one, or none, or with another weight.</summary>
    KpiMoved,
}

/// <summary>A change of the structure between two months, and what it moved a score by.</summary>
/// <param name="SubjectId">The unit, the objective (of a link the one that gives), the perspective or the KPI.</param>
/// <param name="ToId">The unit it moved to, of a unit the one above; the objective of the link; the KPI that is fed now; else null.</param>
/// <param name="Points">
/// The effects on the score of what stands below it, as far as they come of weight, of coming or of going; 0 where it has none of its own.
/// </param>
public sealed record StructureShift(ShiftKind Kind, long SubjectId, long? ToId, double Points)
{
    /// <summary>The changes between two windows, by falling effect on a movement; those without any are last.</summary>
    /// <param name="earlier">The book of the first window: another one where it is as reported on an earlier day.</param>
    public static IReadOnlyList<StructureShift> Of(ScoreBook earlier, ScoreBook book, Movement movement, Window from, Window to)
    {
        var (before, after) = (earlier.Model.In(from), book.Model.In(to));
        if (before == after)
            return [];
        var open = movement
            .Parts.Where(p => p.Cause is MovementCause.Weight or MovementCause.Added or MovementCause.Removed)
            .GroupBy(p => p.KpiId)
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Points));
        var shifts = Between(before, after)
            .Select(shift => shift with { Points = Below(before, shift).Concat(Below(after, shift)).Distinct().Sum(Take) })
            .ToList();
        return [.. shifts.OrderByDescending(s => Math.Abs(s.Points)).ThenBy(s => s.Kind).ThenBy(s => s.SubjectId)];

        // Each effect belongs to the first change that has it.
        double Take(long kpi) => open.Remove(kpi, out var points) ? points : 0;
    }

    /// <summary>Whether what counts in a node is another structure in one window than in another.</summary>
    public static bool Concerns(ScoreBook book, NodeRef node, Window from, Window to) =>
        (book.Model.In(from), book.Model.In(to)) is var (before, after)
        && before != after
        && book.Remember(new Question(node, from, to), () => new Answer(Concerns(before, after, node))).Concerns;

    private sealed record Question(NodeRef Node, Window From, Window To) : IQuestion<Answer>;

    private sealed record Answer(bool Concerns);

    private static bool Concerns(OrganizationModel before, OrganizationModel after, NodeRef node)
    {
        var below = KpisBelow(before, node).Concat(KpisBelow(after, node)).ToHashSet();
        return Between(before, after).Any(s => Below(before, s).Concat(Below(after, s)).Any(below.Contains));
    }

    /// <summary>The changes from one structure to another of what is in both, those of units first.</summary>
    private static IEnumerable<StructureShift> Between(OrganizationModel before, OrganizationModel after)
    {
        foreach (var unit in after.Units)
            if (before.TryUnit(unit.Id, out var was) && was.ParentId != unit.ParentId)
                yield return new(ShiftKind.UnitMoved, unit.Id, unit.ParentId, 0);
        var links = before.Contributions.ToDictionary(c => (c.FromId, c.ToId));
        foreach (var link in after.Contributions)
            if (!links.Remove((link.FromId, link.ToId), out var known))
                yield return new(ShiftKind.Linked, link.FromId, link.ToId, 0);
            else if (known.Terms != link.Terms)
                yield return new(ShiftKind.LinkChanged, link.FromId, link.ToId, 0);
        foreach (var gone in links.Values)
            yield return new(ShiftKind.Unlinked, gone.FromId, gone.ToId, 0);
        foreach (var objective in after.Objectives)
            if (before.TryObjective(objective.Id, out var was) && was.Terms != objective.Terms)
                yield return was.UnitId == objective.UnitId
                    ? new(ShiftKind.ObjectiveChanged, objective.Id, null, 0)
                    : new(ShiftKind.ObjectiveMoved, objective.Id, objective.UnitId, 0);
        foreach (var kpi in after.Kpis)
            if (before.TryKpi(kpi.Id, out var was) && was.Terms != kpi.Terms)
                yield return new(ShiftKind.KpiMoved, kpi.Id, kpi.ParentId, 0);
        foreach (var perspective in after.Perspectives)
            if (before.Perspectives.FirstOrDefault(p => p.Id == perspective.Id) is { } was && was.Terms != perspective.Terms)
                yield return new(ShiftKind.PerspectiveChanged, perspective.Id, null, 0);
    }

    private static IEnumerable<long> Below(OrganizationModel model, StructureShift shift) =>
        shift.Kind switch
        {
            ShiftKind.UnitMoved => KpisBelow(model, new(NodeKind.Unit, shift.SubjectId)),
            ShiftKind.Linked or ShiftKind.Unlinked or ShiftKind.LinkChanged or ShiftKind.ObjectiveMoved or ShiftKind.ObjectiveChanged =>
                KpisBelow(model, new(NodeKind.Objective, shift.SubjectId)),
            ShiftKind.KpiMoved => [shift.SubjectId],
            ShiftKind.PerspectiveChanged => model
                .Objectives.Where(o => o.PerspectiveId == shift.SubjectId)
                .SelectMany(model.KpisOf)
                .Select(k => k.Id),
        };

    /// <summary>The KPIs that count in a node; of a unit also those of the units below, whether or not they support anything.</summary>
    private static IEnumerable<long> KpisBelow(OrganizationModel model, NodeRef node)
    {
        var open = new Stack<long>(
            node.Kind switch
            {
                NodeKind.Kpi => [],
                NodeKind.Objective => model.TryObjective(node.Id, out _) ? [node.Id] : [],
                NodeKind.Perspective => model
                    .ObjectivesOf(model.Unit(node.Id))
                    .Where(o => o.PerspectiveId == node.PerspectiveId)
                    .Select(o => o.Id),
                NodeKind.Unit => model.TryUnit(node.Id, out var unit)
                    ? model.Subtree(unit).SelectMany(model.ObjectivesOf).Select(o => o.Id)
                    : [],
            }
        );
        var seen = new HashSet<long>();
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id))
                continue;
            var objective = model.Objective(id);
            foreach (var kpi in model.KpisOf(objective))
                yield return kpi.Id;
            foreach (var link in model.ContributionsTo(objective).Where(c => c.Counts))
                open.Push(link.FromId);
        }
        if (node.Kind == NodeKind.Kpi)
            foreach (var kpi in model.Subtree(model.Kpi(node.Id)))
                yield return kpi.Id;
    }
}

using System.Runtime.InteropServices;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>Why a KPI's part of a score has changed.</summary>
public enum MovementCause
{
    /// <summary>Another value.</summary>
    Value,

    /// <summary>Another scale: target, baseline or thresholds.</summary>
    Target,

    /// <summary>It counts for more or less: other weights, or others beside it that came or went.</summary>
    Weight,

    /// <summary>It had no value before.</summary>
    NewlyReported,

    /// <summary>It has no value now.</summary>
    Missing,

    /// <summary>It did not exist, did not apply or did not count here before.</summary>
    Added,

    /// <summary>It does not exist, apply or count here any more.</summary>
    Removed,
}

/// <summary>What one KPI moved a score by, for one cause and on one way.</summary>
/// <param name="ThroughId">The objective through which the KPI reaches the node: one of the unit or perspective, or a contributor; for a
/// KPI its own.</param>
/// <param name="Points">Points of the node's score, −100 to 100.</param>
public readonly record struct MovementPart(long ThroughId, long KpiId, MovementCause Cause, double Points);

/// <summary>What one KPI moved a score by, all causes together.</summary>
/// <param name="Cause">That of its largest part.</param>
public readonly record struct KpiMovement(long KpiId, double Points, MovementCause Cause);

/// <summary>What moved a score through one objective.</summary>
/// <param name="Kpis">By falling size.</param>
public sealed record MovementWay(long ThroughId, double Points, IReadOnlyList<KpiMovement> Kpis);

/// <summary>
/// The exact split of the change of a node's score between two states over KPIs and causes. The parts add up to the change to 1e-9, since
/// the weights of the leaves sum to 1 in each state and each leaf is held against the mean of the two scores.
/// </summary>
/// <param name="From">The score before; not present where there is nothing to compare with, and then there are no parts.</param>
/// <param name="Parts">None is zero; in no order.</param>
public sealed record Movement(NodeRef Node, Score From, Score To, IReadOnlyList<MovementPart> Parts)
{
    private readonly Lazy<IReadOnlyList<KpiMovement>> byKpi = new(() => Kpis(Parts));
    private readonly Lazy<IReadOnlyList<MovementWay>> ways = new(() =>
        [
            .. Parts
                .GroupBy(p => p.ThroughId)
                .Select(g => new MovementWay(g.Key, g.Sum(p => p.Points), Kpis(g)))
                .OrderByDescending(w => Math.Abs(w.Points))
                .ThenBy(w => w.ThroughId),
        ]
    );

    /// <summary>The parts by KPI, by falling size.</summary>
    public IReadOnlyList<KpiMovement> ByKpi => byKpi.Value;

    /// <summary>The parts by the objective they came through, by falling size.</summary>
    public IReadOnlyList<MovementWay> Ways => ways.Value;

    /// <summary>NaN unless both states have a score.</summary>
    public double Change => To.Value - From.Value;

    public bool IsKnown => From.IsPresent && To.IsPresent;

    /// <summary>Between two windows of one book.</summary>
    public static Movement Between(ScoreBook book, NodeRef node, Window from, Window to) =>
        book.Remember(new Question(node, from, to), () => Between(book, from, book, to, node));

    /// <summary>Between two states of a node, which may be of two books: as reported on two days, or as it is and as it might be.</summary>
    public static Movement Between(ScoreBook before, Window from, ScoreBook after, Window to, NodeRef node)
    {
        var (first, second) = (ScoreOf(before, node, from), ScoreOf(after, node, to));
        var parts = new List<MovementPart>();
        if (first.IsPresent && second.IsPresent)
        {
            var states = new MovementStates(before, from, after, to, (first.Value + second.Value) / 2);
            if (node.Kind == NodeKind.Kpi)
                states.AddKpi(parts, node.Id);
            else
                states.AddLeaves(parts, Gates(before, node, from), Gates(after, node, to));
        }
        return new(node, first, second, parts);
    }

    private sealed record Question(NodeRef Node, Window From, Window To) : IQuestion<Movement>;

    private static KpiMovement[] Kpis(IEnumerable<MovementPart> parts)
    {
        var byKpi = new Dictionary<long, (double Points, MovementPart Largest)>();
        foreach (var part in parts)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(byKpi, part.KpiId, out _);
            known = (known.Points + part.Points, Math.Abs(part.Points) > Math.Abs(known.Largest.Points) ? part : known.Largest);
        }
        var all = byKpi.Select(k => new KpiMovement(k.Key, k.Value.Points, k.Value.Largest.Cause)).ToArray();
        Array.Sort(
            all,
            (a, b) => Math.Abs(b.Points).CompareTo(Math.Abs(a.Points)) is var bySize && bySize != 0 ? bySize : a.KpiId.CompareTo(b.KpiId)
        );
        return all;
    }

    private static Score ScoreOf(ScoreBook book, NodeRef node, Window window) =>
        book.Knows(node) ? book.Score(node, window) : new(ScoreState.NotApplicable, double.NaN, double.NaN, double.NaN, double.NaN, false);

    private static List<Gates.Gate> Gates(ScoreBook book, NodeRef node, Window window) => [.. Insight.Gates.Of(book, node, window)];
}

using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>Scores seen through a <see cref="Lens"/>.</summary>
public static class Lenses
{
    /// <summary>Two weights that differ by less than this are a tie.</summary>
    private const double Tie = 1e-12;

    /// <summary>
    /// The score of a unit or perspective with the value that a lens makes of its objectives, each by what it weighs in the stored score.
    /// What has no score, and an objective or a KPI, looks the same through every lens. Bounds are those of the stored score only, else
    /// NaN.
    /// </summary>
    public static Score Of(ScoreBook book, NodeRef node, Window window, Lens lens)
    {
        var stored = book.Score(node, window);
        if (lens == Lens.Weighted || !stored.IsPresent || node.Kind is NodeKind.Objective or NodeKind.Kpi)
            return stored;
        return stored with
        {
            Value = Combine(lens, book.Model.Organization.Bands, [.. Objectives(book, node, window, 1)]),
            Low = double.NaN,
            High = double.NaN,
        };
    }

    /// <summary>
    /// Several objectives seen as one, by the weights that they have in their perspectives; equally where none has weight. One alone keeps
    /// its stored score.
    /// </summary>
    public static Score Together(ScoreBook book, IReadOnlyList<Objective> objectives, Window window, Lens lens)
    {
        if (objectives is [var alone])
            return book.Objective(alone.Id, window);
        var equal = objectives.All(o => o.Weight == 0);
        var counting = objectives
            .Select(o => (Score: book.Objective(o.Id, window), Weight: equal ? 1 : (double)o.Weight))
            .Where(i => i.Weight > 0 && i.Score.Counts)
            .ToList();
        var present = counting.Where(i => i.Score.IsPresent).ToList();
        if (counting.Count == 0)
            return new(ScoreState.NotApplicable, double.NaN, double.NaN, double.NaN, double.NaN, false);
        var coverage = present.Sum(i => i.Weight * i.Score.Coverage) / counting.Sum(i => i.Weight);
        return present.Count == 0
            ? new(ScoreState.Missing, double.NaN, 0, double.NaN, double.NaN, false)
            : new(
                ScoreState.Present,
                Combine(lens, book.Model.Organization.Bands, [.. present.Select(i => (i.Score.Value, i.Weight))]),
                coverage,
                double.NaN,
                double.NaN,
                present.Count < counting.Count || present.Exists(i => i.Score.Partial)
            );
    }

    /// <summary>What a lens makes of scores with their relative weights; NaN where none has weight.</summary>
    /// <param name="inputs">Present scores, 0 to 100, with weights of 0 or more.</param>
    public static double Combine(Lens lens, Bands bands, IReadOnlyList<(double Score, double Weight)> inputs)
    {
        return lens switch
        {
            Lens.Weighted => By(RollUpRule.WeightedMean),
            Lens.Worst => By(RollUpRule.Worst),
            Lens.Majority => By(RollUpRule.Majority),
            Lens.Median => Median(inputs),
        };

        double By(RollUpRule rule) =>
            RollUpWeights.Score(
                rule,
                bands,
                0,
                [.. inputs.Select(input => new RollUpWeights.Input(false, input.Weight, input.Score))],
                new double[inputs.Count]
            );
    }

    private static double Median(IReadOnlyList<(double Score, double Weight)> inputs)
    {
        var sorted = inputs.Where(i => i.Weight > 0).OrderBy(i => i.Score).ToList();
        var half = sorted.Sum(i => i.Weight) / 2;
        var held = 0.0;
        for (var i = 0; i < sorted.Count; i++)
        {
            held += sorted[i].Weight;
            if (Math.Abs(held - half) <= Tie * half && i + 1 < sorted.Count)
                return (sorted[i].Score + sorted[i + 1].Score) / 2;
            if (held > half)
                return sorted[i].Score;
        }
        return double.NaN;
    }

    /// <summary>The present objectives below a node with what they weigh in it.</summary>
    private static IEnumerable<(double Score, double Weight)> Objectives(ScoreBook book, NodeRef node, Window window, double weight) =>
        Influence
            .Inputs(book, node, window)
            .Where(i => i.Weight > 0)
            .SelectMany(i =>
                i.Node.Kind == NodeKind.Objective
                    ? [(i.Score.Value, weight * i.Weight)]
                    : Objectives(book, i.Node, window, weight * i.Weight)
            );
}

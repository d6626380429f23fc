using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// How inputs share in the score of their node: relative weights become base weights, and the rule turns those into effective ones.
/// </summary>
internal static class RollUpWeights
{
    /// <summary>Two weights that differ by less than this are a tie.</summary>
    private const double Tie = 1e-12;

    /// <param name="Contribution">A contributing objective, as against an own KPI or (in perspectives and units) the only kind of
    /// input.</param>
    /// <param name="Weight">Relative, 0 or more.</param>
    /// <param name="Score">NaN where the input is not in the set.</param>
    public readonly record struct Input(bool Contribution, double Weight, double Score);

    /// <summary>
    /// Base weights over the inputs in the set, summing to 1: the cascade share splits them over the two kinds, and a kind without weight
    /// in the set passes its share to the other.
    /// </summary>
    /// <returns>False where no input in the set has weight; then all are 0.</returns>
    public static bool Base(double cascadeShare, ReadOnlySpan<Input> inputs, Span<double> weights)
    {
        double kpis = 0,
            contributions = 0;
        foreach (var input in inputs)
            if (!double.IsNaN(input.Score))
                _ = input.Contribution ? contributions += input.Weight : kpis += input.Weight;
        var share =
            contributions == 0 ? 0
            : kpis == 0 ? 1
            : cascadeShare;
        for (var i = 0; i < inputs.Length; i++)
            weights[i] =
                double.IsNaN(inputs[i].Score) || inputs[i].Weight == 0 ? 0
                : inputs[i].Contribution ? share * inputs[i].Weight / contributions
                : (1 - share) * inputs[i].Weight / kpis;
        return kpis > 0 || contributions > 0;
    }

    /// <summary>The effective weights of the inputs in the set, summing to 1.</summary>
    /// <returns>False where no input in the set has weight; then all are 0.</returns>
    public static bool Effective(RollUpRule rule, Bands bands, double cascadeShare, ReadOnlySpan<Input> inputs, Span<double> weights)
    {
        if (!Base(cascadeShare, inputs, weights))
            return false;
        return rule switch
        {
            RollUpRule.WeightedMean => true,
            RollUpRule.Worst => KeepExtreme(inputs, weights, lowest: true),
            RollUpRule.Best => KeepExtreme(inputs, weights, lowest: false),
            RollUpRule.Majority => KeepMajority(bands, inputs, weights),
        };
    }

    /// <summary>The weighted mean of the scores, or NaN where no input in the set has weight.</summary>
    public static double Score(RollUpRule rule, Bands bands, double cascadeShare, ReadOnlySpan<Input> inputs, Span<double> weights)
    {
        if (!Effective(rule, bands, cascadeShare, inputs, weights))
            return double.NaN;
        var score = 0.0;
        for (var i = 0; i < inputs.Length; i++)
            if (weights[i] > 0)
                score += weights[i] * inputs[i].Score;
        return score;
    }

    private static bool KeepExtreme(ReadOnlySpan<Input> inputs, Span<double> weights, bool lowest)
    {
        var extreme = double.NaN;
        for (var i = 0; i < inputs.Length; i++)
            if (weights[i] > 0 && !(lowest ? inputs[i].Score >= extreme : inputs[i].Score <= extreme))
                extreme = inputs[i].Score;
        return Keep(inputs, weights, input => input.Score == extreme, equally: true);
    }

    private static bool KeepMajority(Bands bands, ReadOnlySpan<Input> inputs, Span<double> weights)
    {
        Span<double> held = stackalloc double[4];
        for (var i = 0; i < inputs.Length; i++)
            if (weights[i] > 0)
                held[(int)bands.Of(inputs[i].Score)] += weights[i];
        var winner = Status.Red;
        if (held[(int)Status.Amber] > held[(int)winner] + Tie)
            winner = Status.Amber;
        if (held[(int)Status.Green] > held[(int)winner] + Tie)
            winner = Status.Green;
        return Keep(inputs, weights, input => bands.Of(input.Score) == winner, equally: false);
    }

    /// <returns>True: where some input in the set has weight, so has one of those that are kept.</returns>
    private static bool Keep(ReadOnlySpan<Input> inputs, Span<double> weights, Func<Input, bool> kept, bool equally)
    {
        var total = 0.0;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (weights[i] > 0)
                weights[i] =
                    !kept(inputs[i]) ? 0
                    : equally ? 1
                    : weights[i];
            total += weights[i];
        }
        for (var i = 0; i < inputs.Length; i++)
            weights[i] /= total;
        return true;
    }
}

using Scorecard.Domain.Scoring;
using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Evidence;

/// <summary>One of two series that are held against each other.</summary>
public sealed class PairEnd
{
    internal PairEnd(NodeRef node, bool lowerIsBetter, double[] numbers)
    {
        Node = node;
        LowerIsBetter = lowerIsBetter;
        Numbers = numbers;
    }

    /// <summary>A KPI, or an objective.</summary>
    public NodeRef Node { get; }

    /// <summary>Whether less of it is better; scores are always better when higher.</summary>
    public bool LowerIsBetter { get; }

    /// <summary>As they were reported, or scores from 0 to 100, one per period; NaN for missing.</summary>
    public IReadOnlyList<double> Values => Numbers;

    internal double[] Numbers { get; }

    /// <summary>
    /// Some of the values in standard deviations from their mean, with up for better; NaN for missing, and 0 where all are equal.
    /// </summary>
    /// <param name="start">Index of the first one.</param>
    /// <param name="length">How many there are, no more than there are values.</param>
    public IReadOnlyList<double> InDeviations(int start, int length) => Upwards(Series.InDeviations(Numbers.AsSpan(start, length)));

    /// <summary>The numbers with their sign turned where less is better.</summary>
    internal IReadOnlyList<double> Upwards(IReadOnlyList<double> numbers) =>
        LowerIsBetter ? [.. numbers.Select(number => -number)] : numbers;
}

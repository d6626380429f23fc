namespace Scorecard.Domain.Statistics;

/// <summary>
/// Whether a series spreads wider where it is higher, as what grows by a share of itself does: its logs then spread alike everywhere.
/// </summary>
internal static class SpreadWithLevel
{
    /// <summary>Values in a row whose mean and spread are taken where there is no season.</summary>
    public const int Block = 6;

    private const int FewestBlocks = 4;

    /// <summary>From the lowest mean to the highest: below it logs would hardly change anything.</summary>
    private const double LeastRise = 1.5;

    /// <summary>By chance alone one series in so many is taken for one.</summary>
    private const double Level = 0.05;

    /// <summary>
    /// True where all values are above 0, the highest mean of a block of values in a row is half as much again as the lowest, and these
    /// means correlate with the standard deviations of the same blocks above what one series in twenty has by chance (Student t,
    /// one-sided).
    /// </summary>
    /// <param name="values">NaN for missing.</param>
    /// <param name="block">Values in a block: a season where there is one, whose highs and lows are not levels, and <see cref="Block"/>
    /// otherwise.</param>
    public static bool Rises(ReadOnlySpan<double> values, int block)
    {
        foreach (var value in values)
            if (value <= 0)
                return false;
        var (means, spreads) = (new List<double>(), new List<double>());
        for (var end = values.Length; end >= block; end -= block)
        {
            var present = Values.Present(values[(end - block)..end]);
            if (present.Length < block / 2)
                continue;
            means.Add(Values.Mean(present));
            spreads.Add(Math.Sqrt(Values.Variance(present)));
        }
        if (means.Count < FewestBlocks || means.Max() < LeastRise * means.Min())
            return false;
        var r = CrossCorrelation.Of([.. means], [.. spreads], 0)[0];
        return r > 0 && CorrelationTest.P(r, means.Count) < 2 * Level;
    }
}

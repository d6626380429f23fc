namespace Scorecard.Domain.Statistics;

/// <summary>
/// The longest run of periods in which both of two series have a value. Nothing is interpolated; of equals the latest is taken.
/// </summary>
/// <param name="Start">Index of its first period.</param>
/// <param name="Length">Number of periods; 0 where no period has both.</param>
public readonly record struct CommonStretch(int Start, int Length)
{
    /// <summary>NaN and infinities are missing. A series that ends before the other is missing from there on.</summary>
    public static CommonStretch Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var best = default(CommonStretch);
        var start = 0;
        var end = Math.Min(x.Length, y.Length);
        for (var t = 0; t < end; t++)
        {
            if (!double.IsFinite(x[t]) || !double.IsFinite(y[t]))
                start = t + 1;
            else if (t + 1 - start >= best.Length)
                best = new(start, t + 1 - start);
        }
        return best;
    }
}

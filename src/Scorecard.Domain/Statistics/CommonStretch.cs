namespace Scorecard.Domain.Statistics;

/// <summary>
/// The longest window of periods over which each of two series has at least two thirds of its values, from a period that both have to one
/// that both have. Nothing is interpolated: sums leave out what is missing. Of equals the latest is taken.
/// </summary>
/// <param name="Start">Index of its first period.</param>
/// <param name="Length">Number of periods; 0 where no period has both.</param>
/// <param name="Both">How many of them have a value of both, 0 to <paramref name="Length"/>.</param>
public readonly record struct CommonStretch(int Start, int Length, int Both)
{
    /// <summary>Whether nothing is missing in it.</summary>
    public bool IsWhole => Both == Length;

    /// <summary>NaN and infinities are missing. A series that ends before the other is missing from there on.</summary>
    public static CommonStretch Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var n = Math.Min(x.Length, y.Length);
        // Up to each period: how many values each has, and how many periods both.
        var (ofX, ofY, ofBoth) = (new int[n + 1], new int[n + 1], new int[n + 1]);
        for (var t = 0; t < n; t++)
        {
            var (hasX, hasY) = (double.IsFinite(x[t]), double.IsFinite(y[t]));
            ofX[t + 1] = ofX[t] + (hasX ? 1 : 0);
            ofY[t + 1] = ofY[t] + (hasY ? 1 : 0);
            ofBoth[t + 1] = ofBoth[t] + (hasX && hasY ? 1 : 0);
        }
        for (var length = n; length > 0; length--)
        for (var start = n - length; start >= 0; start--)
        {
            var end = start + length;
            if (
                3 * (ofX[end] - ofX[start]) >= 2 * length
                && 3 * (ofY[end] - ofY[start]) >= 2 * length
                && ofBoth[start + 1] > ofBoth[start]
                && ofBoth[end] > ofBoth[end - 1]
            )
                return new(start, length, ofBoth[end] - ofBoth[start]);
        }
        return default;
    }
}

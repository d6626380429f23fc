using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Kpis;

/// <summary>A KPI's value in one of its own periods, as seen from another.</summary>
/// <param name="Ago">How many own periods earlier; below 0 for later.</param>
public readonly record struct OtherValue(double Value, int Ago);

/// <summary>
/// Which values a KPI usually has in one of its periods, told by its own past and robust against what is odd in it. A value is usual where
/// it lies near the level of the last twelve values, near the value before, or near those of the same season: what comes back every
/// December is no surprise, and neither is a trend. With fewer than five values the width of the scale decides.
/// </summary>
/// <remarks>
/// Near is within four spreads: the spread is the third quartile of the distances from the median (for the value before: of the changes),
/// over the 1.15 that it is for normal values, so that a quarter of the past may be odd. Near reaches at least half of the scale's width
/// and a quarter of the value: a real change is news, to be published at once, while a slip of the hand is larger. Where all of the past
/// is above zero, a value is never usual that is five times the largest, or a fifth of the least: that is a decimal out of place, however
/// wide the spread.
/// </remarks>
public sealed class UsualValues
{
    private const int LeastPast = 5,
        MostPast = 12,
        FarthestBack = 24;
    private const double Spreads = 4,
        QuartileOfNormal = 1.15035,
        ShareOfWidth = 0.5,
        ShareOfValue = 0.25,
        OutOfPlace = 5;

    /// <summary>With little past: how many widths of the scale may lie between a value and the one before, or the scale's ends.</summary>
    private const double WidthsFromBefore = 2,
        WidthsBeyondScale = 5;

    private readonly List<(double Around, double Reach)> near = [];
    private readonly (double Least, double Most, double Middle)? outOfPlace;
    private readonly double width;
    private readonly double middle;

    /// <param name="ago">The value so many own periods earlier, below 0 for later; not finite where there is none.</param>
    /// <param name="scale">In effect in the period.</param>
    public UsualValues(Func<int, double> ago, Frequency frequency, ScoringScale scale)
    {
        // A KPI without a target has no scale to measure by: with little past, anything is usual.
        var (low, high) = scale.Points.Count == 0 ? (0, 0) : (scale.Points[0].Value, scale.Points[^1].Value);
        (width, middle) = (high - low, (low + high) / 2);
        var others = Others(ago);
        Before = others.Count > 0 ? others[0] : null;
        if (others.Count < LeastPast)
        {
            near.Add(
                width == 0 ? (0, double.PositiveInfinity)
                : Before is { } one ? (one.Value, WidthsFromBefore * width)
                : (middle, (WidthsBeyondScale + 0.5) * width)
            );
            return;
        }
        var values = others.Select(other => other.Value).ToArray();
        var level = Values.Median(values);
        var spread = SpreadOf(values.Select(value => value - level));
        near.Add((level, Reach(level, spread)));
        near.Add((values[0], Reach(values[0], SpreadOf(values.Zip(values.Skip(1), (later, earlier) => later - earlier)))));
        foreach (var season in Seasons(frequency).Select(ago).Where(Values.IsPresent))
            near.Add((season, Reach(season, spread)));
        double[] known = [.. values, .. Seasons(frequency).Take(1).Select(ago).Where(Values.IsPresent)];
        if (known.Min() > 0)
            outOfPlace = (known.Min(), known.Max(), level);
    }

    /// <summary>The nearest value before; where there is none, the nearest one after. Null where no other value is known.</summary>
    public OtherValue? Before { get; }

    /// <summary>What comes nearest to a value not yet known: the one before or, with no other value, the middle of the scale.</summary>
    public double Expected => Before?.Value ?? middle;

    /// <summary>Whether a value is one of those that the KPI usually has.</summary>
    public bool Hold(double value) => near.Exists(n => Math.Abs(value - n.Around) <= n.Reach) && !IsOutOfPlace(value);

    private bool IsOutOfPlace(double value) =>
        outOfPlace is { } bounds
        && Math.Abs(value - bounds.Middle) > ShareOfWidth * width
        && value > 0
        && (value > OutOfPlace * bounds.Most || value < bounds.Least / OutOfPlace);

    private double Reach(double around, double spread) =>
        Math.Max(Spreads * spread, Math.Max(ShareOfWidth * width, ShareOfValue * Math.Abs(around)));

    /// <summary>The nearest values before; only where those are few, the nearest ones after too.</summary>
    private static List<OtherValue> Others(Func<int, double> ago)
    {
        var found = new List<OtherValue>(MostPast);
        for (var back = 1; back <= FarthestBack && found.Count < MostPast; back++)
            if (ago(back) is var value && Values.IsPresent(value))
                found.Add(new(value, back));
        for (var on = 1; on <= FarthestBack && found.Count < LeastPast; on++)
            if (ago(-on) is var value && Values.IsPresent(value))
                found.Add(new(value, -on));
        return found;
    }

    private static double SpreadOf(IEnumerable<double> distances)
    {
        double[] sizes = [.. distances.Select(Math.Abs).Order()];
        return sizes[3 * (sizes.Length - 1) / 4] / QuartileOfNormal;
    }

    /// <summary>How many periods ago the same season was.</summary>
    private static int[] Seasons(Frequency frequency) =>
        frequency switch
        {
            Frequency.Day => [7, 14, 364],
            Frequency.Week => [52, 104],
            Frequency.Month => [12, 24, 36],
            Frequency.Quarter => [4, 8, 12],
            Frequency.HalfYear => [2, 4, 6],
            Frequency.Year => [],
        };
}

using Scorecard.Domain.Statistics;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Signals;

/// <summary>
/// The limits that a process draws for itself (XmR, the individuals chart; Wheeler, Understanding Variation, 1993). All in the unit of the
/// values.
/// </summary>
/// <param name="Centre">The mean or median of the values.</param>
/// <param name="MovingRange">The mean or median difference of neighbours, after screening. 0 only where all values are equal.</param>
/// <param name="Lower">Lower natural process limit.</param>
/// <param name="Upper">Upper natural process limit.</param>
/// <param name="UpperRange">The limit of a single moving range.</param>
/// <param name="Screened">How many moving ranges were dropped as exceptional before the limits were drawn.</param>
public readonly record struct Limits(double Centre, double MovingRange, double Lower, double Upper, double UpperRange, int Screened)
{
    /// <summary>How many typical moving ranges lie between the centre and a natural process limit.</summary>
    public static double ReachOf(LimitVariant variant) =>
        variant switch
        {
            LimitVariant.Mean => 2.660,
            LimitVariant.Median => 3.145,
        };

    /// <summary>
    /// Under which a value is judged that the limits are not drawn from. They are estimates, so that the next value of a process that goes
    /// on as it does leaves them more often than their three standard deviations say. 6 parts in n wider, they are as wide as an interval
    /// of prediction.
    /// </summary>
    /// <param name="drawnFrom">n, how many values they are drawn from.</param>
    public Limits ForLater(int drawnFrom)
    {
        var wider = 1 + 6.0 / drawnFrom;
        return this with { Lower = Centre - (Centre - Lower) * wider, Upper = Centre + (Upper - Centre) * wider };
    }

    /// <summary>Limits of differences, as those of values that differ from a given one.</summary>
    public Limits Around(double value) => this with { Centre = Centre + value, Lower = Lower + value, Upper = Upper + value };

    /// <summary>
    /// The limits of at least two present values, in order. Moving ranges at or above their own limit are dropped once. Where that would
    /// leave none that differs from 0, nothing is dropped, and where the median of the ranges is 0 their mean is taken: limits without
    /// width would call every point exceptional.
    /// </summary>
    internal static Limits Of(ReadOnlySpan<double> present, LimitVariant variant, bool screen)
    {
        var natural = ReachOf(variant);
        var range = variant switch
        {
            LimitVariant.Mean => 3.267,
            LimitVariant.Median => 3.865,
        };
        var centre = variant switch
        {
            LimitVariant.Mean => Values.Mean(present),
            LimitVariant.Median => Values.Median(present),
        };
        if (Values.AreEqual(present))
            return new(present[0], 0, present[0], present[0], 0, 0);
        var ranges = new double[present.Length - 1];
        for (var i = 0; i < ranges.Length; i++)
            ranges[i] = Math.Abs(present[i + 1] - present[i]);
        var typical = Typical(ranges, variant);
        var screened = 0;
        if (screen)
        {
            var limit = range * typical;
            var kept = Array.FindAll(ranges, r => r < limit);
            if (kept.Length > 0 && Typical(kept, variant) is var again && again > Values.RoundingOf(present))
            {
                typical = again;
                screened = ranges.Length - kept.Length;
            }
        }
        return new(centre, typical, centre - natural * typical, centre + natural * typical, range * typical, screened);
    }

    private static double Typical(ReadOnlySpan<double> ranges, LimitVariant variant) =>
        variant switch
        {
            LimitVariant.Mean => Values.Mean(ranges),
            LimitVariant.Median => Values.Median(ranges) is > 0 and var median ? median : Values.Mean(ranges),
        };
}

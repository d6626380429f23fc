using MathNet.Numerics.Distributions;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Signals;

/// <summary>What a KPI did after an initiative began. It does not say why.</summary>
public enum InterventionVerdict
{
    /// <summary>Too few values before or after to tell.</summary>
    TooEarly,
    ShiftedRightWay,
    NoDetectableShift,
    ShiftedWrongWay,

    /// <summary>
    /// Shifted, where neither side is the good one. The scores of such a KPI, of which higher is better, can be judged instead.
    /// </summary>
    Shifted,
}

/// <summary>Whether a KPI moved after an initiative began, against the limits from before it.</summary>
/// <param name="MissingBefore">How many more values before the start are needed; nothing can bring them now.</param>
/// <param name="MissingAfter">How many more values after the start are needed.</param>
/// <param name="Before">Values before the start, from the last re-base on.</param>
/// <param name="After">Values from the start on.</param>
/// <param name="Limits">From the values before; null where those are too few.</param>
/// <param name="Signals">The rules, applied to what came after under the limits from before.</param>
/// <param name="Shift">The mean after less the mean before; null where one of them is missing.</param>
/// <param name="Low">Lower end of the 95 % interval of the shift; null with fewer than two values on a side.</param>
/// <param name="High">Upper end.</param>
public sealed record Intervention(
    InterventionVerdict Verdict,
    int MissingBefore,
    int MissingAfter,
    int Before,
    int After,
    Limits? Limits,
    IReadOnlyList<Signal> Signals,
    double? Shift,
    double? Low,
    double? High
)
{
    /// <summary>The least values after the start for any verdict. Without a signal it takes as many as a run needs.</summary>
    public const int LeastAfter = 5;

    /// <summary>
    /// A shift takes two witnesses: a rule that fires after the start on the side of the shift, and an interval of the shift that leaves 0
    /// out. The interval is Welch's, with each side's number of values cut to (1 − r) / (1 + r) of it where neighbours resemble each other
    /// (r, the autocorrelation of the residuals at lag 1, from 0).
    /// </summary>
    /// <param name="values">One per period, oldest first, up to the last one that is to be judged, such as the initiative's end; NaN for
    /// missing.</param>
    /// <param name="start">Index of the first value that the initiative could move.</param>
    /// <param name="options">Where limits started again before the start, only what came after that counts as before; later re-bases are
    /// not looked at.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is negative or beyond the end of the values.</exception>
    public static Intervention Of(ReadOnlySpan<double> values, int start, Direction direction, ProcessBehaviourOptions? options = null)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)values.Length, nameof(start));
        var from = options.Rebases.Where(r => r < start).Append(0).Max();
        var segment = LimitSegment.Of(values, from, start, options.Variant, options.Screen);
        var (before, after) = (Values.Present(values[from..start]), Values.Present(values[start..]));
        var signals = segment.Limits is { } limits ? SignalRules.Of(values, start, values.Length, limits, options.Rules, direction) : [];
        double? shift = before.Length > 0 && after.Length > 0 ? Values.Mean(after) - Values.Mean(before) : null;
        var reach = before.Length > 1 && after.Length > 1 ? Reach(before, after) : null;
        var (low, high) = (shift - reach, shift + reach);
        var side = low > 0 ? SignalSide.High : SignalSide.Low;
        var shifted = segment.Missing == 0 && after.Length >= LeastAfter && (low > 0 || high < 0) && signals.Any(s => s.Side == side);
        var missing = shifted
            ? 0
            : Math.Max(0, (after.Length < LeastAfter ? LeastAfter : SignalRules.RunLength(options.Rules)) - after.Length);
        var verdict =
            segment.Missing > 0 || missing > 0 ? InterventionVerdict.TooEarly
            : !shifted ? InterventionVerdict.NoDetectableShift
            : Signal.MeaningOf(side, direction) switch
            {
                SignalMeaning.Improvement => InterventionVerdict.ShiftedRightWay,
                SignalMeaning.Concern => InterventionVerdict.ShiftedWrongWay,
                SignalMeaning.Neither => InterventionVerdict.Shifted,
            };
        return new(verdict, segment.Missing, missing, before.Length, after.Length, segment.Limits, signals, shift, low, high);
    }

    /// <summary>What a point of score cost; null unless the score has risen.</summary>
    /// <param name="spend">In the currency of the initiative.</param>
    /// <param name="points">Score after less score before.</param>
    public static decimal? CostPerPoint(decimal spend, double points) => points is > 1e-9 and <= 100 ? spend / (decimal)points : null;

    private static double? Reach(double[] before, double[] after)
    {
        var kept = Kept(before, after);
        var (n, m) = (Math.Max(2, before.Length * kept), Math.Max(2, after.Length * kept));
        var (a, b) = (Values.Variance(before) / n, Values.Variance(after) / m);
        var rounding = Values.RoundingOf([.. before, .. after]);
        if (a + b <= rounding * rounding)
            return 0;
        var share = a / (a + b);
        var freedom = 1 / (share * share / (n - 1) + (1 - share) * (1 - share) / (m - 1));
        return StudentT.InvCDF(0, 1, freedom, 0.975) * Math.Sqrt(a + b);
    }

    /// <summary>The share of the values that counts, where neighbours say in part the same.</summary>
    private static double Kept(double[] before, double[] after)
    {
        var (product, square) = (0.0, 0.0);
        foreach (var side in new[] { before, after })
        {
            var mean = Values.Mean(side);
            for (var i = 0; i < side.Length; i++)
                (product, square) = (
                    product + (i > 0 ? (side[i] - mean) * (side[i - 1] - mean) : 0),
                    square + (side[i] - mean) * (side[i] - mean)
                );
        }
        var r = square > 0 ? Math.Clamp(product / square, 0, 0.9) : 0;
        return (1 - r) / (1 + r);
    }
}

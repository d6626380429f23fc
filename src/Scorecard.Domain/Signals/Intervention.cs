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
    /// Neighbours resemble each other so much that the values say too little: a shift as wide as the way from the centre to a limit would
    /// not have been found for certain.
    /// </summary>
    CannotTell,

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

    private const double Confidence = 0.95;

    /// <summary>
    /// A shift takes two witnesses: a rule that fires after the start on the side of the shift, and a 95 % interval of the shift that
    /// leaves 0 out. The interval knows that neighbours resemble each other (<see cref="MeanShift"/>).
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
        var segment = LimitSegment.Of(values, from, start, options.Variant, options.Screen, wanted: Math.Max(1, start - from));
        var (before, after) = (Values.Present(values[from..start]), Values.Present(values[start..]));
        var signals = SignalRules.Of(values, start, values.Length, segment, options.Rules, direction);
        double? shift = before.Length > 0 && after.Length > 0 ? Values.Mean(after) - Values.Mean(before) : null;
        double? reach = before.Length > 1 && after.Length > 1 ? MeanShift.Of(before, after, Confidence).Reach : null;
        var (low, high) = (shift - reach, shift + reach);
        var side = low > 0 ? SignalSide.High : SignalSide.Low;
        var shifted = segment.Missing == 0 && after.Length >= LeastAfter && (low > 0 || high < 0) && signals.Any(s => s.Side == side);
        var missing = shifted
            ? 0
            : Math.Max(0, (after.Length < LeastAfter ? LeastAfter : SignalRules.RunLength(options.Rules)) - after.Length);
        var verdict =
            segment.Missing > 0 || missing > 0 ? InterventionVerdict.TooEarly
            : !shifted && reach > segment.Limits!.Value.Upper - segment.Limits.Value.Centre ? InterventionVerdict.CannotTell
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
}

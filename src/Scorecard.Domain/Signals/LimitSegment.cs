using Scorecard.Domain.Scales;
using Scorecard.Domain.Statistics;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Signals;

/// <summary>How far limits can be trusted.</summary>
public enum LimitState
{
    /// <summary>Fewer than 5 values: no limits, and no signals.</summary>
    None,

    /// <summary>5 to 11 values.</summary>
    Trial,

    /// <summary>12 values or more.</summary>
    Firm,

    /// <summary>5 values or more, and all of them equal: the limits lie on the value, and nothing is a signal.</summary>
    Constant,
}

/// <summary>Values that share their limits: from the first, or from a re-base, to the next one.</summary>
/// <param name="Start">Index of the first value, missing or not.</param>
/// <param name="Length">How many indexes it spans.</param>
/// <param name="Count">How many values are present.</param>
/// <param name="Missing">How many more values limits need; 0 where there are some.</param>
/// <param name="Limits">Null while <paramref name="State"/> is None.</param>
public sealed record LimitSegment(int Start, int Length, int Count, LimitState State, int Missing, Limits? Limits)
{
    /// <summary>Values from which limits are drawn.</summary>
    public const int TrialFrom = 5;

    /// <summary>Values from which they are firm.</summary>
    public const int FirmFrom = 12;

    /// <summary>Whether a process within these limits meets a target; see <see cref="Assurances.Of"/>.</summary>
    public Assurance AssuranceOf(double target, Direction direction) =>
        Limits is { } limits ? Assurances.Of(limits, target, direction) : Assurance.None;

    internal static LimitSegment Of(ReadOnlySpan<double> values, int start, int end, LimitVariant variant, bool screen)
    {
        var present = Values.Present(values[start..end]);
        if (present.Length < TrialFrom)
            return new(start, end - start, present.Length, LimitState.None, TrialFrom - present.Length, null);
        var limits = Signals.Limits.Of(present, variant, screen);
        var state =
            limits.MovingRange == 0 ? LimitState.Constant
            : present.Length < FirmFrom ? LimitState.Trial
            : LimitState.Firm;
        return new(start, end - start, present.Length, state, 0, limits);
    }
}

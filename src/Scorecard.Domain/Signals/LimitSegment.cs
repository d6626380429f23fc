using Scorecard.Domain.Kpis;
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

/// <summary>
/// Values that share their limits: from the first, or from a re-base, to the next one. The limits are drawn from the first 24 of them,
/// from the first 12 while there are fewer than 24, and stay: limits that are drawn again with every value hide the shift that they
/// should betray.
/// </summary>
/// <param name="Start">Index of the first value, missing or not.</param>
/// <param name="Length">How many indexes it spans.</param>
/// <param name="Count">How many values are present.</param>
/// <param name="Missing">How many more values limits need; 0 where there are some.</param>
/// <param name="Limits">Those of the values they are drawn from; null while <paramref name="State"/> is None.</param>
public sealed record LimitSegment(int Start, int Length, int Count, LimitState State, int Missing, Limits? Limits)
{
    /// <summary>Values from which limits are drawn.</summary>
    public const int TrialFrom = 5;

    /// <summary>Values from which they are firm.</summary>
    public const int FirmFrom = Rebase.LeastValues;

    /// <summary>Values from which they are drawn, and stay, unless a person says otherwise.</summary>
    public const int SettledFrom = 24;

    /// <summary>From how many values the limits are drawn; 0 without limits.</summary>
    public int DrawnFrom { get; private init; }

    /// <summary>Index of the first value that they are not drawn from.</summary>
    public int DrawnUntil { get; private init; }

    /// <summary>
    /// How far beyond the centre a later value has to lie to belong to a row on one side: 0 while the limits will be drawn again, then one
    /// standard error of the centre. A centre that is a little off makes rows for good.
    /// </summary>
    public double Margin { get; private init; }

    /// <summary>Why the rules raise false alarms here; empty where nothing says that they do.</summary>
    public IReadOnlyList<Resemblance> Resemblances { get; private init; } = [];

    /// <summary>The limits under which a value is judged; null without limits.</summary>
    public Limits? LimitsAt(int index) => index < DrawnUntil ? Limits : Limits?.ForLater(DrawnFrom);

    /// <summary>Whether a process within the limits of its last value meets a target; see <see cref="Assurances.Of"/>.</summary>
    public Assurance AssuranceOf(double target, Direction direction) =>
        LimitsAt(Start + Length - 1) is { } limits ? Assurances.Of(limits, target, direction) : Assurance.None;

    /// <param name="wanted">From how many values a person wants the limits drawn; null for 24.</param>
    /// <param name="season">Periods in a year's cycle; 1 where a cycle is not looked for.</param>
    internal static LimitSegment Of(
        ReadOnlySpan<double> values,
        int start,
        int end,
        LimitVariant variant,
        bool screen,
        int? wanted = null,
        int season = 1
    )
    {
        var present = Values.Present(values[start..end]);
        if (present.Length < TrialFrom)
            return new(start, end - start, present.Length, LimitState.None, TrialFrom - present.Length, null);
        var drawn = Drawn(present, wanted);
        var until = DrawnUntilOf(values, start, drawn);
        var limits = Signals.Limits.Of(present.AsSpan(0, drawn), variant, screen);
        var state =
            limits.MovingRange == 0 ? LimitState.Constant
            : drawn < FirmFrom ? LimitState.Trial
            : LimitState.Firm;
        return new(start, end - start, present.Length, state, 0, limits)
        {
            DrawnFrom = drawn,
            DrawnUntil = until,
            Margin = present.Length < (wanted ?? SettledFrom) ? 0 : (limits.Upper - limits.Centre) / 3 / Math.Sqrt(drawn),
            Resemblances = state == LimitState.Firm ? Resemblance.Of(values[start..until], season) : [],
        };
    }

    /// <summary>Where the first values are all equal, all are drawn from: limits without width would call everything exceptional.</summary>
    private static int Drawn(double[] present, int? wanted)
    {
        var drawn =
            wanted is { } count ? Math.Clamp(count, Math.Min(FirmFrom, present.Length), present.Length)
            : present.Length < FirmFrom ? present.Length
            : present.Length < SettledFrom ? FirmFrom
            : SettledFrom;
        return Values.AreEqual(present.AsSpan(0, drawn)) ? present.Length : drawn;
    }

    private static int DrawnUntilOf(ReadOnlySpan<double> values, int start, int drawn)
    {
        var index = start;
        for (var seen = 0; seen < drawn; index++)
            seen += Values.IsPresent(values[index]) ? 1 : 0;
        return index;
    }
}

using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Signals;

/// <summary>What a point or a pattern of points did.</summary>
public enum SignalRule
{
    /// <summary>Beyond a natural limit.</summary>
    Outside,

    /// <summary>On one side of the centre many times in a row. A point on the centre ends the row.</summary>
    Run,

    /// <summary>Most of a few neighbours far out on one side.</summary>
    NearLimit,

    /// <summary>Each higher, or each lower, than the one before.</summary>
    Trend,
}

/// <summary>Where a signal points. A rising trend is High, a falling one Low.</summary>
public enum SignalSide
{
    High,
    Low,
}

/// <summary>What a signal means for the KPI.</summary>
public enum SignalMeaning
{
    /// <summary>The KPI has no side that is the good one.</summary>
    Neither,
    Improvement,
    Concern,
}

public static class SignalMeanings
{
    /// <summary>“Better”, “worse” or “changed”, as it stands in a sentence.</summary>
    public static string InWords(this SignalMeaning meaning) =>
        meaning switch
        {
            SignalMeaning.Improvement => "better",
            SignalMeaning.Concern => "worse",
            SignalMeaning.Neither => "changed",
        };
}

/// <summary>A rule that holds at a value.</summary>
/// <param name="Index">Where it holds. A pattern that goes on has a signal at each further value.</param>
/// <param name="First">Index of the first value that belongs to it.</param>
public readonly record struct Signal(int Index, int First, SignalRule Rule, SignalSide Side, SignalMeaning Meaning)
{
    internal static SignalMeaning MeaningOf(SignalSide side, Direction direction) =>
        direction switch
        {
            Direction.HigherIsBetter => side == SignalSide.High ? SignalMeaning.Improvement : SignalMeaning.Concern,
            Direction.LowerIsBetter => side == SignalSide.Low ? SignalMeaning.Improvement : SignalMeaning.Concern,
            Direction.WithinRange or Direction.YesNo => SignalMeaning.Neither,
        };
}

namespace Scorecard.Domain.Scales;

/// <summary>Whether a node of the tree has a score.</summary>
public enum ScoreState
{
    /// <summary>It has a score.</summary>
    Present,

    /// <summary>Values were expected and none has been reported.</summary>
    Missing,

    /// <summary>Not applicable: a person said so, or there is nothing to measure.</summary>
    NotApplicable,

    /// <summary>A KPI without a target: its values are shown, and it counts in neither score nor coverage.</summary>
    NotScored,
}

/// <summary>What the book says of a KPI, objective, perspective or unit in a window.</summary>
/// <param name="State">Present, missing or not applicable.</param>
/// <param name="Value">The score, 0 to 100; NaN unless present.</param>
/// <param name="Coverage">The share of weight that has reported, 0 to 1; NaN where it does not count.</param>
/// <param name="Low">The lower of the scores if every missing KPI below scored 0 and if it scored 100; NaN where there is none.</param>
/// <param name="High">The higher of the two.</param>
/// <param name="Partial">Something that counts below is missing, or is itself made of fewer periods or children than it should.</param>
public readonly record struct Score(ScoreState State, double Value, double Coverage, double Low, double High, bool Partial)
{
    public bool IsPresent => State == ScoreState.Present;

    /// <summary>Something that whoever asked may not see counts below, and roughly: see <c>ScoreBook.SeenBy</c>.</summary>
    public bool IsAbout { get; init; }

    /// <summary>Whether a score is there or expected: what is not applicable or not scored counts in nothing above it.</summary>
    public bool Counts => State is ScoreState.Present or ScoreState.Missing;

    /// <summary>The score, or null unless present.</summary>
    public double? Known => IsPresent ? Value : null;

    /// <summary>The band, grey where the node has no score or less than the minimum coverage has reported.</summary>
    /// <param name="minimumCoverage">0 to 1.</param>
    public Status Status(Bands bands, double minimumCoverage) =>
        IsPresent ? StatusOf(Value, Coverage, bands, minimumCoverage) : Scales.Status.Grey;

    /// <summary>The status of a present score.</summary>
    internal static Status StatusOf(double value, double coverage, Bands bands, double minimumCoverage) =>
        coverage >= minimumCoverage - 1e-12 ? bands.Of(value) : Scales.Status.Grey;
}

namespace Scorecard.Domain.Scales;

/// <summary>What a scale rewards. Derived from the scale's points and checked against what the person picked.</summary>
public enum Direction
{
    HigherIsBetter,
    LowerIsBetter,
    WithinRange,
    YesNo,
}

public static class Directions
{
    /// <summary>As it stands in a sentence: “higher is better”.</summary>
    public static string InWords(this Direction direction) =>
        direction switch
        {
            Direction.HigherIsBetter => "higher is better",
            Direction.LowerIsBetter => "lower is better",
            Direction.WithinRange => "within a range is best",
            Direction.YesNo => "yes or no",
        };

    /// <summary>
    /// Whether more of one is better where more of the other is: of two of which one is better when lower, more of the better is less.
    /// </summary>
    public static bool IsAlike(this Direction one, Direction other) =>
        (one == Direction.LowerIsBetter) == (other == Direction.LowerIsBetter);
}

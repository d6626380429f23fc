namespace Scorecard.Domain.Scoring;

/// <summary>What a scale rewards. Derived from the scale's points and checked against what the person picked.</summary>
public enum Direction
{
    HigherIsBetter,
    LowerIsBetter,
    WithinRange,
    YesNo,
}

namespace Scorecard.Domain.Units;

/// <summary>A named set of rules.</summary>
public enum RuleSet
{
    /// <summary>
    /// One point outside; 8 in a row on one side of the centre; 3 of 4 nearer a limit than the centre (Wheeler, Understanding Variation,
    /// 1993).
    /// </summary>
    Wheeler,

    /// <summary>
    /// One point outside; 7 in a row on one side; 2 of 3 beyond two thirds of the way to a limit; 7 rising or falling (NHS England, Making
    /// Data Count).
    /// </summary>
    Nhs,
}

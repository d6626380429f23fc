namespace Scorecard.Domain.Objectives;

/// <summary>How an objective makes its score from its inputs' scores.</summary>
public enum RollUpRule
{
    /// <summary>The mean by base weights.</summary>
    WeightedMean,

    /// <summary>The lowest score among the inputs that have weight.</summary>
    Worst,

    /// <summary>The highest score among the inputs that have weight.</summary>
    Best,

    /// <summary>The weighted mean of the inputs in the band that holds most weight; a tie goes to the worse band.</summary>
    Majority,
}

namespace Scorecard.Domain.Insight;

/// <summary>
/// How the objectives of a perspective or a unit are looked at together. A lens changes what is seen, never what is stored.
/// </summary>
public enum Lens
{
    /// <summary>The stored score: the mean by weight.</summary>
    Weighted,

    /// <summary>The lowest score among the objectives that have weight.</summary>
    Worst,

    /// <summary>The weighted mean of the objectives in the band that holds most weight; a tie goes to the worse band.</summary>
    Majority,

    /// <summary>
    /// The score in the middle: the lowest at which the objectives up to it hold more than half of the weight. Where they hold exactly
    /// half, the mean of that score and the next one.
    /// </summary>
    Median,
}

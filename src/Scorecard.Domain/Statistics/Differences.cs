namespace Scorecard.Domain.Statistics;

/// <summary>What a series wants differenced; a pair does what either wants.</summary>
[Flags]
internal enum Differences
{
    None = 0,
    Season = 1,

    /// <summary>From period to period, where the season is left alone.</summary>
    First = 2,
    FirstAfterSeason = 4,
}

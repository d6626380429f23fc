namespace Scorecard.Domain.Objectives;

/// <summary>How an objective contributes to another from a month on; where it does not, there are none.</summary>
/// <param name="Weight">Relative weight among the contributions to the same objective, 0 or more.</param>
/// <param name="Counts">False for a link that only shows alignment.</param>
public readonly record struct ContributionTerms(decimal Weight, bool Counts);

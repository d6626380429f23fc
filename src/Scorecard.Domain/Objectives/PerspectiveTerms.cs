namespace Scorecard.Domain.Objectives;

/// <summary>What of a perspective holds from a month on.</summary>
/// <param name="Weight">Relative weight in every unit's score, 0 or more.</param>
public readonly record struct PerspectiveTerms(decimal Weight);

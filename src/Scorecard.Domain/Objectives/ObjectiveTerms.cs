namespace Scorecard.Domain.Objectives;

/// <summary>What of an objective holds from a month on.</summary>
/// <param name="UnitId">The unit that it belongs to.</param>
/// <param name="Weight">Relative weight within its perspective, 0 or more.</param>
/// <param name="CascadeShare">The share of the score that comes from contributing objectives, 0 to 1.</param>
public readonly record struct ObjectiveTerms(long UnitId, decimal Weight, decimal CascadeShare, RollUpRule Rule);

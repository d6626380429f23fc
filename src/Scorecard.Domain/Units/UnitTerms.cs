namespace Scorecard.Domain.Units;

/// <summary>What of a unit holds from a month on: its place.</summary>
/// <param name="ParentId">Null for the one root.</param>
public readonly record struct UnitTerms(long? ParentId);

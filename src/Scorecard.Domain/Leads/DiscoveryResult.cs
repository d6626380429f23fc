namespace Scorecard.Domain.Leads;

/// <summary>A lead that was found by searching.</summary>
/// <param name="Cause">The row of the series that leads.</param>
/// <param name="Effect">The row of the one that follows.</param>
public readonly record struct DiscoveredLead(int Cause, int Effect, Lead Lead);

/// <summary>What a search found.</summary>
/// <param name="Leads">Those that survive, the largest |r| first.</param>
/// <param name="PairsTested">Ordered pairs among which they were found, without those that cannot be tested.</param>
public sealed record DiscoveryResult(IReadOnlyList<DiscoveredLead> Leads, long PairsTested);

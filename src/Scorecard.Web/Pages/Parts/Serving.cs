namespace Scorecard.Web.Pages.Parts;

/// <summary>The initiatives that serve one objective or KPI.</summary>
/// <param name="Effects">What the KPI did after each of them began, by initiative; empty where it is not about one KPI.</param>
/// <param name="Plan">Where a further one is planned; null for those who may not.</param>
public sealed record Serving(IReadOnlyList<InitiativeRow> Rows, string? Plan, IReadOnlyDictionary<long, string> Effects);

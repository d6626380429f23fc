namespace Scorecard.Web.Pages.Initiatives;

/// <summary>The initiatives that serve one objective or KPI.</summary>
/// <param name="Plan">Where a further one is planned; null for those who may not.</param>
public sealed record Serving(IReadOnlyList<InitiativeRow> Rows, string? Plan);

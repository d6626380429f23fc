namespace Scorecard.Domain.Leads;

/// <summary>Periods in a row of the series that leads, and as many of the one that follows.</summary>
/// <param name="Leading">Index of the first one.</param>
/// <param name="Following">Index of the first one of the other.</param>
/// <param name="Length">1 or more.</param>
public readonly record struct LeadEvent(int Leading, int Following, int Length);

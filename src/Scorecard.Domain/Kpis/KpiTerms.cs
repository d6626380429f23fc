namespace Scorecard.Domain.Kpis;

/// <summary>What of a KPI, beside its definitions, holds from a month on: which KPI it feeds.</summary>
/// <param name="ParentId">Null where it feeds none.</param>
/// <param name="RollUpWeight">Its weight in the parent's weighted average, 0 or more.</param>
public readonly record struct KpiTerms(long? ParentId, decimal RollUpWeight);

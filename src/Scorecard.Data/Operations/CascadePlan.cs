namespace Scorecard.Data.Operations;

/// <summary>What a unit makes of an objective of the tier above.</summary>
public enum CascadeAs
{
    /// <summary>Nothing for now.</summary>
    Leave,

    /// <summary>The same words and KPIs, kept in step with the one above.</summary>
    Identical,

    /// <summary>An objective of its own that contributes.</summary>
    Contributory,

    /// <summary>The very objective, owned together.</summary>
    Shared,
    NotRelevant,
}

/// <summary>What one unit gets.</summary>
/// <param name="Name">The words of a contributory objective.</param>
/// <param name="Reason">Why it is not relevant.</param>
/// <param name="OwnerId">Who answers for it there; null for nobody yet.</param>
public sealed record CascadeUnit(long UnitId, CascadeAs As, string? Name = null, string? Reason = null, long? OwnerId = null);

/// <summary>
/// A KPI that goes along to the units that take the objective as identical, with the targets of each unit: one for each of
/// <see cref="Domain.Cascading.HandedDown.Definitions"/>. A unit without any keeps the scale as it is above.
/// </summary>
public sealed record CascadeKpi(long KpiId, IReadOnlyDictionary<long, IReadOnlyList<decimal>> Targets);

/// <summary>An objective, the units below that take it, and its KPIs.</summary>
/// <param name="Version">The objective's version that the person saw.</param>
/// <param name="From">First day from which the KPIs are measured below.</param>
public sealed record CascadePlan(
    long ObjectiveId,
    int Version,
    DateOnly From,
    IReadOnlyList<CascadeUnit> Units,
    IReadOnlyList<CascadeKpi> Kpis
);

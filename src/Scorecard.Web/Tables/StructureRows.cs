namespace Scorecard.Web.Tables;

public sealed class UnitRow
{
    public long Id { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public long? ParentId { get; init; }

    public string? ParentCode { get; init; }

    public int Tier { get; init; }

    public string TierName { get; init; } = "";

    public bool Private { get; init; }

    public DateOnly? ClosedFrom { get; init; }
}

public sealed class ObjectiveRow
{
    public long Id { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public long UnitId { get; init; }

    public string UnitCode { get; init; } = "";

    public string Perspective { get; init; } = "";

    public decimal Weight { get; init; }

    public string? Theme { get; init; }

    public string? Owner { get; set; }

    public UnitRow? Unit { get; init; }

    internal long? OwnerId { get; init; }
}

public sealed class KpiRow
{
    public long Id { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public long ObjectiveId { get; init; }

    public string ObjectiveCode { get; init; } = "";

    public long UnitId { get; init; }

    public string UnitCode { get; init; } = "";

    public string UnitOfMeasure { get; init; } = "";

    public string Frequency { get; init; } = "";

    public string Aggregation { get; init; } = "";

    public string Direction { get; init; } = "";

    public string Indicator { get; init; } = "";

    public string ValueSource { get; init; } = "";

    public decimal Weight { get; init; }

    public DateOnly BeginsOn { get; init; }

    public DateOnly? ClosedFrom { get; init; }

    public string? Owner { get; set; }

    public ObjectiveRow? Objective { get; init; }

    public UnitRow? Unit { get; init; }

    internal long? OwnerId { get; init; }
}

public sealed class LinkRow
{
    public long Id { get; init; }

    /// <summary>Objective or Kpi.</summary>
    public string Kind { get; init; } = "";

    public long CauseId { get; init; }

    public string CauseCode { get; init; } = "";

    public long EffectId { get; init; }

    public string EffectCode { get; init; } = "";

    public int Lag { get; init; }

    public bool Raises { get; init; }

    public string? Note { get; init; }
}

public sealed class InitiativeRow
{
    public long Id { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public long UnitId { get; init; }

    public string UnitCode { get; init; } = "";

    public DateOnly Start { get; init; }

    public DateOnly Due { get; init; }

    public decimal? Budget { get; init; }

    public decimal Spent { get; init; }

    /// <summary>0 to 1.</summary>
    public decimal Progress { get; init; }

    public string Status { get; init; } = "";

    public string? Note { get; init; }

    public string? Owner { get; set; }

    internal long? OwnerId { get; init; }
}

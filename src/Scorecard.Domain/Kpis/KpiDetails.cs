using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Kpis;

/// <summary>Everything about a KPI that holds for all periods, as one form gives it. See the members of <see cref="Kpi"/>.</summary>
public sealed record KpiDetails(string Name, string UnitOfMeasure, Frequency Frequency, TimeAggregation Aggregation, Direction Direction)
{
    public string? Description { get; init; }
    public Indicator Indicator { get; init; } = Indicator.Lagging;
    public ValueSource ValueSource { get; init; }
    public KpiRollUp? RollUp { get; init; }
    public decimal RollUpWeight { get; init; } = 1;
    public bool RequireAll { get; init; }
    public int CarryForward { get; init; }
    public double? AmberFrom { get; init; }
    public double? GreenFrom { get; init; }
    public long? OwnerId { get; init; }
    public int DueDays { get; init; } = 10;

    /// <summary>Null takes what <see cref="RatioMultiplier.ProposedFor"/> reads from the unit of measure.</summary>
    public int? Multiplier { get; init; }
    public string? NumeratorName { get; init; }
    public string? DenominatorName { get; init; }
    public decimal? Lowest { get; init; }
    public decimal? Highest { get; init; }

    /// <summary>Means nothing where nobody enters values.</summary>
    public bool NeedsApproval { get; init; }
    public long? SponsorId { get; init; }
}

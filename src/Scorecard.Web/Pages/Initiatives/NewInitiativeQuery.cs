using Microsoft.AspNetCore.Mvc;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>What a new initiative is to serve, as the address says it: a KPI, an objective, or a unit as a whole.</summary>
public sealed record NewInitiativeQuery
{
    [FromQuery(Name = "unit")]
    public string? UnitId { get; init; }

    [FromQuery(Name = "objective")]
    public string? ObjectiveId { get; init; }

    [FromQuery(Name = "kpi")]
    public string? KpiId { get; init; }
}

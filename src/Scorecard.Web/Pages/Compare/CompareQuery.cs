using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Compare;

/// <summary>What is to be compared, as the address says it.</summary>
public sealed record CompareQuery
{
    public const string Units = "units";
    public const string Periods = "periods";
    public const string Kpis = "kpis";
    public const string Teams = "teams";

    /// <summary>units, periods, kpis or teams.</summary>
    [FromQuery(Name = "of")]
    public string? Of { get; init; }

    /// <summary>The left side: a unit or KPI by id, code or name, or a period by its code.</summary>
    [FromQuery(Name = "a")]
    public string? A { get; init; }

    /// <summary>The right side.</summary>
    [FromQuery(Name = "b")]
    public string? B { get; init; }

    /// <summary>The unit whose periods are compared.</summary>
    [FromQuery(Name = "unit")]
    public string? Unit { get; init; }

    /// <summary>The KPI that is shown for all teams.</summary>
    [FromQuery(Name = "kpi")]
    public string? Kpi { get; init; }

    public string Kind => Of is Periods or Kpis or Teams ? Of : Units;

    public bool IsAsked => new[] { A, B, Unit, Kpi }.Any(part => !string.IsNullOrWhiteSpace(part));

    /// <summary>The search as the beginning of an address' query, each part followed by an ampersand.</summary>
    public string Query => AddressQuery.Start(("of", Kind), ("a", A), ("b", B), ("unit", Unit), ("kpi", Kpi));
}

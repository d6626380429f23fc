using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain.Insight;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.HeatMap;

/// <summary>What is asked of a heat map, as its address says it. Anything unknown is passed over.</summary>
public sealed record HeatMapSearch
{
    public const string ByUnit = "unit";
    public const string ByCoverage = "reported";
    public const string ByAll = "all";
    public const string AllTiers = "all";

    /// <summary>objectives, for a column for each objective of the unit; else one for each perspective.</summary>
    [FromQuery(Name = "by")]
    public string? By { get; init; }

    /// <summary>The id of the perspective whose objectives are the columns.</summary>
    [FromQuery(Name = "of")]
    public string? Perspective { get; init; }

    /// <summary>worst, majority or median; else by weight.</summary>
    [FromQuery(Name = "lens")]
    public string? Through { get; init; }

    /// <summary>A tier's number, or “all”.</summary>
    [FromQuery(Name = "tier")]
    public string? Tier { get; init; }

    /// <summary>unit, reported, all, or the id of a column.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    [FromQuery(Name = "descending")]
    public string? Descending { get; init; }

    [FromQuery(Name = "page")]
    public string? PageNumber { get; init; }

    public bool IsByObjective => By == "objectives";

    public bool IsDescending => Descending == "yes";

    public int Page => int.TryParse(PageNumber, out var page) && page > 0 ? page : 1;

    public Lens Lens => Through switch { "worst" => Lens.Worst, "majority" => Lens.Majority, "median" => Lens.Median, _ => Lens.Weighted };

    /// <summary>The search as the beginning of an address' query, each part followed by an ampersand.</summary>
    public string Query => AddressQuery.Start(
        ("by", By), ("of", Perspective), ("lens", Through), ("tier", Tier), ("sort", Sort), ("descending", Descending), ("page", PageNumber));

    /// <summary>The same map in another order; asked again for the same column, the other way round.</summary>
    public HeatMapSearch SortedBy(string column) => this with { Sort = column, Descending = Sort == column && !IsDescending ? "yes" : null, PageNumber = null };
}

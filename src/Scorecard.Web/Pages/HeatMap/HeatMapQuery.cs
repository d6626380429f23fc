using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain.Insight;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.HeatMap;

/// <summary>What is asked of a heat map, as its address says it. Anything unknown is passed over.</summary>
public sealed record HeatMapQuery : SortedQuery
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

    public bool IsByObjective => By == "objectives";

    public Lens Lens =>
        Through switch
        {
            "worst" => Lens.Worst,
            "majority" => Lens.Majority,
            "median" => Lens.Median,
            _ => Lens.Weighted,
        };

    /// <summary>The search as the beginning of an address' query, each part followed by an ampersand.</summary>
    public string Query =>
        AddressQuery.Start(
            ("by", By),
            ("of", Perspective),
            ("lens", Through),
            ("tier", Tier),
            (SortKey, Sort),
            (DescendingKey, Descending),
            (PageKey, PageNumber)
        );
}

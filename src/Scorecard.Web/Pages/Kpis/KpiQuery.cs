using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What is asked of the list of KPIs, as its address says it. Anything unknown is passed over.</summary>
public sealed record KpiQuery : SortedQuery
{
    public const string ByName = "name";
    public const string ByUnit = "unit";
    public const string ByScore = "score";
    public const string ByChange = "change";

    /// <summary>Words that the name, code, objective or unit must all hold.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>The id of a perspective.</summary>
    [FromQuery(Name = "perspective")]
    public string? Perspective { get; init; }

    /// <summary>The css class of a tone: good, watch, bad, none.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>leading or lagging.</summary>
    [FromQuery(Name = "type")]
    public string? Indicator { get; init; }

    public const string AnySignal = "any";
    public const string WorseSignal = "worse";
    public const string BetterSignal = "better";
    public const string ChangedSignal = "changed";

    /// <summary>any, worse, better or changed.</summary>
    [FromQuery(Name = "signal")]
    public string? Signal { get; init; }

    /// <summary>The id of a unit, whose own KPIs are meant.</summary>
    [FromQuery(Name = "unit")]
    public string? Unit { get; init; }

    public bool IsFiltered =>
        !string.IsNullOrWhiteSpace(Text)
        || !string.IsNullOrEmpty(Unit)
        || !string.IsNullOrEmpty(Perspective)
        || !string.IsNullOrEmpty(Status)
        || !string.IsNullOrEmpty(Indicator)
        || !string.IsNullOrEmpty(Signal);

    public IReadOnlyList<string> Words => (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The search as the beginning of an address' query, each part followed by an ampersand.</summary>
    public string Query =>
        AddressQuery.Start(
            ("q", Text),
            ("unit", Unit),
            ("perspective", Perspective),
            ("status", Status),
            ("type", Indicator),
            ("signal", Signal),
            (SortKey, Sort),
            (DescendingKey, Descending),
            (PageKey, PageNumber)
        );
}

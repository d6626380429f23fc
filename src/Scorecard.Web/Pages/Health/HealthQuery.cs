using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain.Health;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Health;

/// <summary>Which findings are asked for, as the address says it. Anything unknown is passed over.</summary>
public sealed record HealthQuery : ListQuery
{
    /// <summary>The id of a unit: it and all below it.</summary>
    [FromQuery(Name = "unit")]
    public string? Unit { get; init; }

    [FromQuery(Name = "rule")]
    public string? RuleName { get; init; }

    [FromQuery(Name = "severity")]
    public string? SeverityName { get; init; }

    [FromQuery(Name = "accepted")]
    public string? Accepted { get; init; }

    public HealthRule? Rule => Known<HealthRule>(RuleName);

    public Severity? Severity => Known<Severity>(SeverityName);

    /// <summary>Those that were accepted instead of the others.</summary>
    public bool IsAccepted => Accepted == "yes";

    public bool IsFiltered => Rule is not null || Severity is not null || !string.IsNullOrEmpty(Unit);

    /// <summary>The search as the beginning of an address' query, each part followed by an ampersand.</summary>
    public string Query =>
        AddressQuery.Start(("unit", Unit), ("rule", RuleName), ("severity", SeverityName), ("accepted", Accepted), (PageKey, PageNumber));

    private static T? Known<T>(string? name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : null;
}

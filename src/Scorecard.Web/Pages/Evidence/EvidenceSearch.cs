using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain.Leads;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>Which links are asked for, as the address says it. Anything unknown is passed over.</summary>
public sealed record EvidenceSearch : ListQuery
{
    [FromQuery(Name = "verdict")]
    public string? VerdictName { get; init; }

    /// <summary>The id of a unit: links from or to it or a unit below it.</summary>
    [FromQuery(Name = "unit")]
    public string? Unit { get; init; }

    public Verdict? Verdict => Enum.TryParse<Verdict>(VerdictName, out var value) && Enum.IsDefined(value) ? value : null;

    public bool IsFiltered => Verdict is not null || !string.IsNullOrEmpty(Unit);

    /// <summary>The search as the beginning of an address' query, each part followed by an ampersand.</summary>
    public string Query => AddressQuery.Start(("verdict", VerdictName), ("unit", Unit), (PageKey, PageNumber));
}

using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>What is asked of the initiatives, as the address says it. Anything unknown is passed over.</summary>
public sealed record InitiativeQuery
{
    public const string Everything = "all";
    public const string Late = "late";

    /// <summary>Words that the name, code or unit must all hold.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>The id of a unit; those below it count too.</summary>
    [FromQuery(Name = "unit")]
    public string? Unit { get; init; }

    /// <summary>A status, all or late; open ones by default.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>timeline or spend; a list by default.</summary>
    [FromQuery(Name = "view")]
    public string? View { get; init; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrEmpty(Unit) || Status is not (null or "" or Everything);

    public IReadOnlyList<string> Words => (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The search as the beginning of an address' query, each part followed by an ampersand.</summary>
    public string Query => AddressQuery.Start(("q", Text), ("unit", Unit), ("status", Status), ("view", View));
}

using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Meetings;

/// <summary>What is asked of the meetings, as the address says it. Anything unknown is passed over.</summary>
public sealed record MeetingQuery
{
    public const string Everyone = "all";

    /// <summary>Words that an entry, its unit or its objective must all hold.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>all for everybody's open actions; by default the person's own.</summary>
    [FromQuery(Name = "actions")]
    public string? Actions { get; init; }

    public bool IsMine => Actions != Everyone;

    public bool IsFiltered => Words.Count > 0;

    public IReadOnlyList<string> Words => (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string Link(string? actions) => "?" + AddressQuery.Start(("q", Text), ("actions", actions)).TrimEnd('&');
}

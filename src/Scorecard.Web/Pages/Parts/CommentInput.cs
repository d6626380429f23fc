namespace Scorecard.Web.Pages.Parts;

/// <summary>What a person types into one of the forms on comments.</summary>
public sealed record CommentInput
{
    public string? Words { get; init; }

    /// <summary>The comment that is replied to, edited, withdrawn, resolved or answered; none for a new one.</summary>
    public string? Comment { get; init; }

    /// <summary>First day of the period of the KPI's value that it is about; empty for the KPI as a whole.</summary>
    public string? Value { get; init; }

    /// <summary>Somebody to ask, beside those whom the words name.</summary>
    public string? Person { get; init; }

    /// <summary>Of the comment that is edited.</summary>
    public int Version { get; init; }

    /// <summary>Whether the person came from the list of what waits, and goes back there.</summary>
    public string? Back { get; init; }

    /// <summary>“no” to reopen instead of resolving.</summary>
    public string? Done { get; init; }
}

using Microsoft.AspNetCore.Mvc;

namespace Scorecard.Web.Pages.Views;

/// <summary>What a person says about one of their views.</summary>
public sealed record ViewInput
{
    public string? Name { get; init; }

    /// <summary>Of the page to save.</summary>
    public string? Path { get; init; }

    /// <summary>The view to rename or delete.</summary>
    [FromForm(Name = "view")]
    public string? ViewId { get; init; }
}

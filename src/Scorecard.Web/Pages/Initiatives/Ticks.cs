using Microsoft.AspNetCore.Mvc.Rendering;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>A long list to tick in, grouped, with a box that narrows it.</summary>
/// <param name="Name">Of the boxes.</param>
public sealed record Ticks(string Name, string Legend, string Find, IReadOnlyList<SelectListItem> Items, IReadOnlyCollection<string> Ticked)
{
    public string ListId => Name.Replace('.', '-').ToLowerInvariant();
}

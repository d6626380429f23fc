using Microsoft.AspNetCore.Mvc.Rendering;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>A long list to tick in, grouped, with a box that narrows it.</summary>
/// <param name="Name">Of the boxes.</param>
public sealed record Ticks(string Name, string Legend, string Find, IReadOnlyList<SelectListItem> Items, IReadOnlyCollection<string> Ticked)
{
    private const int Named = 3;

    /// <summary>What is ticked, as far as it fits beside the legend.</summary>
    public string InWords
    {
        get
        {
            var ticked = Items.Where(item => Ticked.Contains(item.Value)).Select(item => item.Text).ToList();
            if (ticked.Count == 0)
                return "None";
            var more = ticked.Count > Named ? $" and {ticked.Count - Named} more" : "";
            return string.Join(", ", ticked.Take(Named)) + more;
        }
    }

    public string ListId => Name.Replace('.', '-').ToLowerInvariant();
}

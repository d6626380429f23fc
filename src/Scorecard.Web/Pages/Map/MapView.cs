namespace Scorecard.Web.Pages.Map;

/// <summary>How a person looks at the map, kept in its address.</summary>
/// <param name="Period">Such as <c>period=2026-10</c>.</param>
/// <param name="Themes">Whether the columns are themes.</param>
/// <param name="Across">Whether links from and to other units are shown.</param>
public sealed record MapView(string Period, bool Themes, bool Across, bool Edit)
{
    public string Query => $"{Period}{(Themes ? "&columns=themes" : "")}{(Across ? "&links=all" : "")}{(Edit ? "&edit=yes" : "")}";
}

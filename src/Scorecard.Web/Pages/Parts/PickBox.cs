namespace Scorecard.Web.Pages.Parts;

/// <summary>A box to pick a unit or KPI with.</summary>
/// <param name="Link">The address of the page with another one in this box; null where the form sends it.</param>
public sealed record PickBox(
    string Name,
    string Label,
    string Text,
    string? Problem,
    IReadOnlyList<Choice> Others,
    Func<string, string>? Link
)
{
    public static PickBox Of<T>(string name, string label, Pick<T> pick, Func<string, string>? link)
        where T : class => new(name, label, pick.Text, pick.Problem, pick.Others, link);
}

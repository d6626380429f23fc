namespace Scorecard.Web.Pages.Parts;

/// <summary>The buttons that approve a value or return it.</summary>
/// <param name="Key">See <see cref="ApprovalKey"/>.</param>
/// <param name="What">“Trips on time, May 2026”, for those who hear the buttons.</param>
/// <param name="Back">Whether one goes back to the page of the KPI.</param>
/// <param name="Reason">What was typed and refused.</param>
public sealed record ApprovalForms(string Key, string What, bool Back = false, string? Reason = null)
{
    public string Id => Key.Replace('.', '-');
}

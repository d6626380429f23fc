using Microsoft.AspNetCore.Mvc.Rendering;

namespace Scorecard.Web.Forms;

/// <summary>A field in which two people's versions differ.</summary>
public sealed record Difference(string Label, string Mine, string Theirs)
{
    public static IReadOnlyList<Difference> Among(params (string Label, object? Mine, object? Theirs)[] fields) =>
        [.. fields.Select(f => new Difference(f.Label, Say(f.Mine), Say(f.Theirs))).Where(d => d.Mine != d.Theirs)];

    /// <summary>What a choice reads as.</summary>
    public static string? Chosen(IEnumerable<SelectListItem> choices, string? value) =>
        string.IsNullOrEmpty(value) ? null : choices.FirstOrDefault(c => c.Value == value)?.Text ?? value;

    private static string Say(object? value) =>
        value switch
        {
            null => "",
            bool yes => yes ? "Yes" : "No",
            DateOnly day => Presentation.PeriodWords.Day(day),
            _ => value.ToString()!.ReplaceLineEndings("\n").Trim(),
        };
}

using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Scorecard.Web.Forms;

/// <summary>Forms show what is usual and fold the rest under “More”.</summary>
public static class Folds
{
    /// <summary>Whether something in the fold is wrong, or may be: a refusal of the whole form names no box.</summary>
    /// <param name="usual">The boxes outside the fold, as <c>Input</c> calls them; a name also stands for what it holds.</param>
    public static bool IsRefusedBeside(this ModelStateDictionary state, params string[] usual) =>
        state.Any(box => box.Value?.Errors.Count > 0 && !usual.Any(name => box.Key.StartsWith($"Input.{name}", StringComparison.Ordinal)));
}

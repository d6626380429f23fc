using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain;

namespace Scorecard.Web.Forms;

/// <summary>What a select box or a group of options sends back.</summary>
public static class Choices
{
    /// <summary>Every member of an enum, in its order.</summary>
    /// <param name="say">A switch that names each.</param>
    public static IReadOnlyList<SelectListItem> Of<T>(Func<T, string> say)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(member => new SelectListItem(say(member), member.ToString()))];

    /// <summary>The id that was chosen, null for none. Only what was offered can be chosen.</summary>
    /// <exception cref="RuleViolation">Something else was sent.</exception>
    public static long? Chosen(this IEnumerable<SelectListItem> offered, string? value, string what)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        return offered.Offers(value) && PublicIds.TryParse(value, out var id)
            ? id
            : throw new RuleViolation($"The {what} that you chose is no longer among the choices. Choose another.");
    }

    /// <summary>Whether it is among the choices.</summary>
    public static bool Offers(this IEnumerable<SelectListItem> offered, string value) =>
        offered.Any(o => string.Equals(o.Value, value, StringComparison.OrdinalIgnoreCase));
}

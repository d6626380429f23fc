using System.Globalization;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Admin.People;

public static class MemberSearch
{
    /// <summary>Whether a member's name, e-mail, title or one of their roles holds the words; without words everyone fits.</summary>
    public static bool Matches(this Member member, string? words) =>
        string.IsNullOrWhiteSpace(words)
        || member
            .Roles.Select(r => Roles.Say(r.Role, r.Unit))
            .Append(member.Name)
            .Append(member.Email)
            .Append(member.Title ?? "")
            .Any(text => Holds(text, words.Trim()));

    private static bool Holds(string text, string words) =>
        CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, words, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}

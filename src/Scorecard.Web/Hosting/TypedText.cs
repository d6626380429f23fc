using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using Scorecard.Domain;

namespace Scorecard.Web.Hosting;

/// <summary>What a person typed into a form, without passwords and without what the form carries unseen.</summary>
public static partial class TypedText
{
    private static readonly string[] Unseen = ["Version", "Seen", "Theirs", "Kpi", "Period", "Password", "Current", "Email", "TimeZone"];

    public static IReadOnlyList<(string Box, string Text)> Of(HttpRequest request)
    {
        // Another site's form must not put its words onto a page of ours, and a form that nobody could read is not read again.
        if (request.Headers["Sec-Fetch-Site"] != "same-origin" || request.HttpContext.Features.Get<IFormFeature>()?.Form is not { } form)
            return [];
        return
        [
            .. form.Where(field =>
                    field.Key.StartsWith("Input.", StringComparison.Ordinal) || field.Key.StartsWith("Rows[", StringComparison.Ordinal)
                )
                .Select(field => (Box: field.Key.Split('.')[^1], Text: field.Value.ToString()))
                .Where(field =>
                    field.Text is not ("" or "true" or "false" or "true,false")
                    && !Unseen.Contains(field.Box)
                    && !PublicIds.TryParse(field.Text, out _)
                )
                .Select(field => (Words().Replace(field.Box, word => $" {word.Value.ToLowerInvariant()}"), field.Text)),
        ];
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Words();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using Scorecard.Domain;

namespace Scorecard.Web.Hosting;

/// <summary>What a person typed into a form, without passwords and without what the form carries unseen.</summary>
public static partial class TypedText
{
    /// <summary>How many characters of a text a log or a sentence repeats.</summary>
    public const int Longest = 500;

    /// <summary>Shorter texts would be found in any words.</summary>
    private const int ShortestHidden = 3;

    /// <summary>So many characters alike are no chance.</summary>
    private const int SurelyTyped = 20;

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

    /// <summary>The beginning of a text that may be of any length.</summary>
    public static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";

    /// <summary>A text as a log takes it: its beginning, on one line.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder();
        foreach (var sign in Cut(text))
            if (char.IsControl(sign) || char.IsSurrogate(sign) || sign is '\u2028' or '\u2029' || IsFormat(sign))
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}");
            else
                line.Append(sign);
        return line.ToString();

        static bool IsFormat(char sign) => char.GetUnicodeCategory(sign) == UnicodeCategory.Format;
    }

    /// <summary>What is said of a request, without what was typed into its form and its address.</summary>
    public static Func<string, string> Hidden(HttpRequest request)
    {
        IFormCollection fields = request.HttpContext.Features.Get<IFormFeature>()?.Form ?? FormCollection.Empty;
        var typed = fields
            .SelectMany(field => field.Value)
            .Concat(request.Query.SelectMany(part => part.Value))
            .OfType<string>()
            .Where(text => text.Length >= ShortestHidden)
            .Distinct()
            .OrderByDescending(text => text.Length)
            .ToList();
        return said => typed.Aggregate(said, Without);
    }

    /// <summary>Leaves out a text wherever it begins, as far as it goes: what is said of it may be shortened.</summary>
    private static string Without(string said, string text)
    {
        var beginning = text[..Math.Min(text.Length, SurelyTyped)];
        var (rest, kept) = (new StringBuilder(), 0);
        for (int at; (at = said.IndexOf(beginning, kept, StringComparison.Ordinal)) >= 0; )
        {
            rest.Append(said, kept, at - kept).Append('…');
            kept = at + said.AsSpan(at).CommonPrefixLength(text);
        }
        return kept == 0 ? said : rest.Append(said, kept, said.Length - kept).ToString();
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Words();
}

using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

/// <summary>
/// A box for a date, which a browser writes in its own order of day and month, says below how the date is understood: 31 Dec 2026.
/// </summary>
[HtmlTargetElement("input", Attributes = "[type=date]", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateBoxTagHelper : TagHelper
{
    private const string Written = "yyyy-MM-dd";

    // After the helper that fills in the value.
    public override int Order => 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var typed = output.Attributes["value"]?.Value?.ToString();
        output.PostElement.AppendHtml("<small class=\"day\" data-day>");
        if (DateOnly.TryParseExact(typed, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            output.PostElement.Append(PeriodWords.Day(day));
        output.PostElement.AppendHtml("</small>");
    }
}

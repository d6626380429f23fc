using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

/// <summary>
/// <c>&lt;input money="€m"&gt;</c>: a box with the sign of its currency beside it, where what it measures is money.
/// </summary>
[HtmlTargetElement("input", Attributes = "money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyBoxTagHelper : TagHelper
{
    /// <summary>A unit of measure, or how a currency is written.</summary>
    [HtmlAttributeName("money")]
    public string? Unit { get; set; }

    /// <summary>The name of the box in which the unit of measure is typed on the same page.</summary>
    [HtmlAttributeName("money-of")]
    public string? Box { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var around = Figures.Around(Unit);
        if (around is null && Box is null)
            return;
        var (before, after) = around ?? ("", "");
        output.PreElement.AppendHtml("<span class=\"money\"");
        if (Box is { } box)
            output.PreElement.AppendHtml(" data-money=\"").Append(box).AppendHtml("\"");
        output.PreElement.AppendHtml("><span>").Append(before).AppendHtml("</span>");
        output.PostElement.AppendHtml("<span>").Append(after).AppendHtml("</span></span>");
    }
}

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

/// <summary>
/// <c>&lt;status-pill tone="@tone" /&gt;</c>: shape and word; <c>word="Too little reported"</c> says more than "No data".
/// </summary>
[HtmlTargetElement("status-pill", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusPillTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public Tone Tone { get; set; }

    public string? Word { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass($"pill {Tone.CssClass()}");
        output.Content.SetHtmlContent(ViewContext.Mark(Tone));
        output.Content.Append(Word ?? Tone.Word());
    }
}

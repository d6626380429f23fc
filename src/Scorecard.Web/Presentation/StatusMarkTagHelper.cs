using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

/// <summary><c>&lt;status-mark tone="@tone" /&gt;</c>: the shape; <c>decorative</c> where the word stands beside it.</summary>
[HtmlTargetElement("status-mark", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusMarkTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public Tone Tone { get; set; }

    public string? Word { get; set; }

    public bool Decorative { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass($"mk {Tone.CssClass()}");
        output.Label(Decorative ? null : Word ?? Tone.Word());
        output.Content.SetHtmlContent(ViewContext.Use($"s-{Tone.CssClass()}"));
    }
}

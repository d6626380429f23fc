using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

/// <summary><c>&lt;icon name="pencil" small /&gt;</c>: a symbol of the sprite; its words stand beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Name { get; set; } = "";

    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(Small ? "ic sm" : "ic");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(ViewContext.Use(Name));
    }
}

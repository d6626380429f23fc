using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Scorecard.Domain.Signals;

namespace Scorecard.Web.Presentation;

/// <summary>
/// <c>&lt;signal-mark signal="@signal" /&gt;</c>: an arrow where a rule says something new; nothing, and no noise, where none does.
/// </summary>
[HtmlTargetElement("signal-mark", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SignalMarkTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ShownSignal? Signal { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Signal is not { } signal)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass($"ic sig {signal.Meaning.CssClass()}");
        output.Label($"Signal: {signal.Meaning.InWords()}");
        output.Content.SetHtmlContent(ViewContext.Use(signal.Side.Icon()));
    }
}

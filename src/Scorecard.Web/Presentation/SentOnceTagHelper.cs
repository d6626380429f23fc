using Microsoft.AspNetCore.Razor.TagHelpers;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Presentation;

/// <summary>Gives every form that is posted the key by which it is saved once.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class SentOnceTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A form without a token carries the fields of another one, its key too.
        if (context.AllAttributes["asp-antiforgery"]?.Value is not (false or "false"))
            output.PostContent.AppendHtml($"""<input type="hidden" name="{SentOnce.Field}" value="{Guid.NewGuid():N}" />""");
    }
}

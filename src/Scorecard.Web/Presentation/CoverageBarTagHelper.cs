using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

/// <summary><c>&lt;coverage-bar reported="42" total="46" /&gt;</c>: how much is in. The two numbers stand beside it as text.</summary>
[HtmlTargetElement("coverage-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CoverageBarTagHelper : TagHelper
{
    public int Reported { get; set; }

    public int Total { get; set; }

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var total = Math.Max(Total, 1);
        output.Bar($"0 0 {total} 1", Label);
        output.Content.SetHtmlContent(
            $"""<rect class="track" width="{total}" height="1"/><rect class="ink" width="{Math.Clamp(Reported, 0, total)}" height="1"/>"""
        );
    }
}

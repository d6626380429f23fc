using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

/// <summary>
/// <c>&lt;stack-bar good="6" watch="5" bad="2" none="0" /&gt;</c>: how many of each status. The counts stand beside it as text.
/// </summary>
[HtmlTargetElement("stack-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StackBarTagHelper : TagHelper
{
    private const double Length = 200;
    private const double Gap = 2;

    public int Good { get; set; }
    public int Watch { get; set; }
    public int Bad { get; set; }
    public int None { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Bar($"0 0 {Length} 8", label: null);
        output.Content.SetHtmlContent(Segments());
    }

    private string Segments()
    {
        (Tone Tone, int Count)[] parts = [(Tone.Good, Good), (Tone.Watch, Watch), (Tone.Bad, Bad), (Tone.None, None)];
        double total = parts.Sum(part => part.Count),
            from = 0;
        var svg = new StringBuilder();
        foreach (var (tone, count) in parts.Where(part => part.Count > 0))
        {
            var width = Math.Max(count / total * Length - Gap, 1);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""<rect class="{tone.CssClass()}" x="{from:0.##}" width="{width:0.##}" height="8" rx="2"/>"""
            );
            from += count / total * Length;
        }
        return svg.ToString();
    }
}

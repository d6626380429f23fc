using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

/// <summary>
/// <c>&lt;value-line values="@values" low="0" high="10" tone="@tone" label="…" /&gt;</c>: values over time on a scale that several such
/// lines share. The values stand in a table besides.
/// </summary>
[HtmlTargetElement("value-line", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ValueLineTagHelper : TagHelper
{
    private const int Width = 240;
    private const int Height = 72;

    public IReadOnlyList<double?> Values { get; set; } = [];

    /// <summary>The value at the foot of the drawing.</summary>
    public double Low { get; set; }

    /// <summary>The value at its top, above <see cref="Low"/>.</summary>
    public double High { get; set; }

    public Tone Tone { get; set; }

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Draw($"spark values {Tone.CssClass()}", $"0 0 {Width} {Height}", "100%", Height, Label);
        var plot = new Plot(Values, left: 4, right: Width - 6, top: 4, bottom: Height - 4, Low, High);
        output.Content.AppendHtml(
            $"""<line x1="0" x2="{Width}" y1="{Height - 1}" y2="{Height - 1}"/><line x1="0" x2="{Width}" y1="1" y2="1"/>"""
        );
        if (!plot.IsEmpty)
            output.Content.AppendHtml($"""{plot.Lines()}<circle cx="{plot.Last.X}" cy="{plot.Last.Y}" r="3"/>""");
    }
}

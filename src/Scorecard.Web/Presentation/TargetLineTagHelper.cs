using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

/// <summary>
/// <c>&lt;target-line values="@actual" targets="@target" label="…" /&gt;</c>: a KPI's values over time and, dashed, what was wanted.
/// </summary>
[HtmlTargetElement("target-line", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TargetLineTagHelper : TagHelper
{
    private const int Width = 320;
    private const int Height = 110;

    public IReadOnlyList<double?> Values { get; set; } = [];

    public IReadOnlyList<double?> Targets { get; set; } = [];

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Draw("hero", $"0 0 {Width} {Height}", Width, Height, Label);
        var (low, high) = (Values.Concat(Targets).Min() ?? 0, Values.Concat(Targets).Max() ?? 1);
        var room = high > low ? (high - low) * 0.05 : 1;
        var wanted = PlotOf(Targets);
        if (!wanted.IsEmpty)
            output.Content.AppendHtml($"""<g class="wanted">{wanted.Lines()}</g>""");
        var plot = PlotOf(Values);
        if (!plot.IsEmpty)
            output.Content.AppendHtml($"""{plot.Lines()}<circle cx="{plot.Last.X}" cy="{plot.Last.Y}" r="3.5"/>""");

        Plot PlotOf(IReadOnlyList<double?> series) =>
            new(series, left: 4, right: Width - 8, top: 8, bottom: Height - 8, low - room, high + room);
    }
}

using Microsoft.AspNetCore.Razor.TagHelpers;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Presentation;

/// <summary>
/// <c>&lt;sparkline values="@scores" tone="@tone" /&gt;</c>: a trend of scores the size of a word, and in
/// words; its last value carries the tone.
/// </summary>
[HtmlTargetElement("sparkline", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SparklineTagHelper : TagHelper
{
    /// <summary>Below this span a line is drawn flatter, so that noise does not look like a change.</summary>
    private const double SmallestSpan = 8;

    public IReadOnlyList<double?> Values { get; set; } = [];

    public Tone Tone { get; set; }

    public Bands Bands { get; set; } = Bands.Default;

    public int Width { get; set; } = 84;

    public int Height { get; set; } = 24;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Draw(
            $"spark {Tone.CssClass()}",
            $"0 0 {Width} {Height}",
            Width,
            Height,
            ShownScore.TrendInWords(Values, $"{Values.Count} periods", Bands)
        );
        double low = Values.Min() ?? 0,
            high = Values.Max() ?? 0;
        double middle = (low + high) / 2,
            span = Math.Max(high - low, SmallestSpan);
        var plot = new Plot(Values, left: 3, right: Width - 5, top: 4, bottom: Height - 4, middle - span / 2, middle + span / 2);
        if (plot.IsEmpty)
            return;
        output.Content.AppendHtml($"""{plot.Lines()}<circle cx="{plot.Last.X}" cy="{plot.Last.Y}" r="2.5"/>""");
    }
}

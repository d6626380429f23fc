using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

/// <summary>
/// <c>&lt;hero-line values="@scores" limit="70" limit-label="On track from 70" label="…" /&gt;</c>: the score over time against its limit.
/// </summary>
[HtmlTargetElement("hero-line", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HeroLineTagHelper : TagHelper
{
    private const int Width = 220;
    private const int Height = 84;
    private const double SmallestSpan = 12;
    private const double WordsHeight = 16;

    public IReadOnlyList<double?> Values { get; set; } = [];

    public double Limit { get; set; } = 70;

    public string LimitLabel { get; set; } = "";

    public string? Label { get; set; }

    /// <summary>Whether too little is reported for the last point to be a score yet; it is drawn hollow.</summary>
    public bool Open { get; set; }

    /// <summary>Places in <see cref="Values"/> at which the structure below is another one than before.</summary>
    public IReadOnlyList<int> Marks { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Draw("hero", $"0 0 {Width} {Height}", Width, Height, Label);
        double low = Math.Min(Values.Min() ?? Limit, Limit),
            high = Math.Max(Values.Max() ?? Limit, Limit);
        low = Math.Min(low, high - SmallestSpan);
        var plot = new Plot(Values, left: 2, right: Width - 6, top: 14, bottom: Height - 6, low, high);

        var limit = plot.Y(Limit);
        output.Content.AppendHtml(
            $"""<line class="limit" x1="0" x2="{Width}" y1="{Plot.Coordinate(limit)}" y2="{Plot.Coordinate(limit)}"/>"""
        );
        foreach (var mark in Marks)
        {
            var x = Plot.Coordinate((plot.X(mark - 1) + plot.X(mark)) / 2);
            output.Content.AppendHtml($"""<line class="shift" x1="{x}" x2="{x}" y1="2" y2="{Height}"/>""");
        }
        var point = Open ? "<circle class=\"open\"" : "<circle";
        if (!plot.IsEmpty)
            output.Content.AppendHtml(
                $"""{plot.Areas($"{Height}")}{plot.Lines()}{point} cx="{plot.Last.X}" cy="{plot.Last.Y}" r="3.5"/>"""
            );
        output
            .Content.AppendHtml($"""<text x="0" y="{Plot.Coordinate(StandsBelow(plot, limit) ? limit + 12 : limit - 4)}">""")
            .Append(LimitLabel)
            .AppendHtml("</text>");
    }

    /// <summary>The words stand on the side of the limit where the line, on their half of the drawing, is not.</summary>
    private bool StandsBelow(Plot plot, double limit)
    {
        var half = Values.Take((Values.Count + 1) / 2).OfType<double>().ToList();
        var above = half.Count(value => plot.Y(value) <= limit && plot.Y(value) > limit - WordsHeight);
        var below = half.Count(value => plot.Y(value) >= limit && plot.Y(value) < limit + WordsHeight);
        return above == below ? half.Count > 0 && half.Average() >= Limit : above > below;
    }
}

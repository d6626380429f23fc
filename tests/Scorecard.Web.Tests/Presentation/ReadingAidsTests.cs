using System.Text;
using Scorecard.Domain.Scales;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Tests.Presentation;

public class ReadingAidsTests
{
    [Theory]
    [InlineData(61.0, new[] { 28.72, 26.38, 5.84 }, new[] { 28.7, 26.4, 5.9 })]
    [InlineData(50.0, new[] { 33.333, 16.667, 0 }, new[] { 33.3, 16.7, 0 })]
    [InlineData(0, new double[] { 0, 0 }, new double[] { 0, 0 })]
    public void The_last_part_takes_the_rounding(double total, double[] parts, double[] shown)
    {
        Assert.Equal(shown, Figures.PartsOf(total, parts).Select(p => Math.Round(p, 1)));
        Assert.Equal(total, Math.Round(Figures.PartsOf(total, parts).Sum(), 1));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("line\r\nbreak", "\"line\r\nbreak\"")]
    public void Text_in_csv_is_quoted_and_never_a_formula(string text, string cell) =>
        Assert.Equal($"\ufeffname\r\n{cell}\r\n", Encoding.UTF8.GetString(Csv.WithHeader("name").Row(text).ToBytes()));

    [Fact]
    public void A_negative_number_in_csv_stays_a_number() =>
        Assert.Equal("\ufeffvalue\r\n-4.5\r\n", Encoding.UTF8.GetString(Csv.WithHeader("value").Row(-4.5m).ToBytes()));

    [Fact]
    public void A_scale_where_lower_is_better_runs_from_green_to_red()
    {
        var scale = ScoreScale.Of([new(10, 100), new(20, 0)], Bands.Default, value: 14, target: 10, v => $"{v:0} d");

        Assert.Equal([Tone.Good, Tone.Watch, Tone.Bad], scale.Bands.Select(b => b.Tone));
        Assert.Equal([("100", "Target 10 d"), ("70", "13 d"), ("40", "16 d"), ("0", "20 d")], scale.Ticks.Select(t => (t.Score, t.Value)));
        Assert.InRange(scale.Marker!.Value, scale.Bands[1].X, scale.Bands[1].X + scale.Bands[1].Width);
    }

    [Fact]
    public void A_range_has_its_best_in_the_middle()
    {
        var scale = ScoreScale.Of(
            [new(0, 0), new(10, 100), new(20, 100), new(30, 0)],
            Bands.Default,
            value: null,
            target: null,
            v => $"{v:0}"
        );

        Assert.Equal([Tone.Bad, Tone.Watch, Tone.Good, Tone.Watch, Tone.Bad], scale.Bands.Select(b => b.Tone));
        Assert.Null(scale.Marker);
    }
}

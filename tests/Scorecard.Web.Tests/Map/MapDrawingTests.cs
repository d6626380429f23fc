using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Web.Pages.Map;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Tests.Map;

public sealed class MapDrawingTests
{
    private static readonly ShownScore None = new(
        new(ScoreState.Missing, double.NaN, double.NaN, double.NaN, double.NaN, false),
        Tone.None,
        "No data",
        Bands.Default
    );

    [Theory]
    [InlineData(13, false)]
    [InlineData(120, false)]
    [InlineData(120, true)]
    [InlineData(500, false)]
    [InlineData(500, true)]
    public void Every_card_is_drawn_once_within_its_lane_and_over_no_other(int count, bool themes)
    {
        var (lanes, links) = Some(count);

        var drawing = MapDrawing.Of(lanes, links, themes);

        Assert.Equal(lanes.SelectMany(l => l.Cards).Select(c => c.Key).Order(), drawing.Cards.Select(c => c.Card.Key).Order());
        foreach (var lane in drawing.Lanes)
            Assert.All(
                drawing.Cards.Where(c => lane.Lane.Cards.Contains(c.Card)),
                c => Assert.True(c.Y >= lane.Y && c.Bottom <= lane.Y + lane.Height && c.X >= 0 && c.X + DrawnCard.Width <= drawing.Width)
            );
        foreach (var row in drawing.Cards.GroupBy(c => c.Row))
        {
            var across = row.OrderBy(c => c.X).ToList();
            Assert.All(across.Zip(across.Skip(1)), pair => Assert.True(pair.First.X + DrawnCard.Width < pair.Second.X));
        }
        var bands = drawing.Cards.GroupBy(c => c.Row).OrderBy(r => r.Key).ToList();
        Assert.All(bands.Zip(bands.Skip(1)), pair => Assert.True(pair.First.Max(c => c.Bottom) < pair.Second.Min(c => c.Y)));
        Assert.Equal(links.Count, drawing.Arrows.Count);
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(60, true)]
    [InlineData(120, false)]
    public void No_arrow_runs_through_a_card_or_the_words_of_a_lane(int count, bool themes)
    {
        var (lanes, links) = Some(count);

        var drawing = MapDrawing.Of(lanes, links, themes);

        var boxes = drawing
            .Cards.Select(c => (c.X, c.Y, Right: c.X + DrawnCard.Width, c.Bottom))
            .Concat(drawing.Lanes.Select(l => (X: 0.0, Y: l.WordsTop, Right: l.WordsRight, Bottom: l.WordsBottom)))
            .Concat(drawing.Lanes.Select(l => (X: l.ScoreLeft(drawing.Width), Y: l.WordsTop, Right: drawing.Width, Bottom: l.WordsBottom)))
            .ToList();
        foreach (var arrow in drawing.Arrows)
        foreach (var (x, y) in Points(arrow.Path))
            Assert.DoesNotContain(boxes, b => x > b.X + 1 && x < b.Right - 1 && y > b.Y + 1 && y < b.Bottom - 1);
    }

    [Fact]
    public void Themes_are_columns_and_what_has_none_stands_last()
    {
        var lanes = new[] { Lane(Card(1, "Grow"), Card(2, "Save", "Leanness"), Card(3, "Win", "Closeness")) };

        var drawing = MapDrawing.Of(lanes, [], themes: true);

        Assert.Equal(["Closeness", "Leanness", "Without a theme"], drawing.Themes.Select(t => string.Join(' ', t.Lines)));
        Assert.Equal([3, 2, 1], drawing.Cards.OrderBy(c => c.X).Select(c => c.Card.Key));
    }

    [Fact]
    public void What_stands_alone_over_another_has_an_upright_arrow()
    {
        var drawing = MapDrawing.Of(
            [Lane(Card(1, "Grow")), Lane(Card(2, "Win"), Card(3, "Keep"), Card(4, "Please"))],
            [Link(4, 1)],
            themes: false
        );

        Assert.Equal(drawing.Cards.Single(c => c.Card.Key == 4).X, drawing.Cards.Single(c => c.Card.Key == 1).X, 1);
    }

    [Theory]
    [InlineData("Plan tomorrow’s routes today")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsverzögerungen vermeiden")]
    [InlineData("顧客の信頼を得るために約束を守り続けることを大切にする")]
    [InlineData("A")]
    public void Names_are_whole_and_no_line_is_too_wide(string name)
    {
        var lines = CardText.Lines(name, 118, 13);

        Assert.Equal(name.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(CardText.Width(line, 13) <= 118));
    }

    [Theory]
    [InlineData(3, true, Frequency.Month, "+3 mo", "after 3 months")]
    [InlineData(1, true, Frequency.Quarter, "+1 qtr", "after 1 quarter")]
    [InlineData(2, false, Frequency.Year, "lowers +2 yr", "after 2 years")]
    [InlineData(0, true, Frequency.Month, null, "in the same month")]
    [InlineData(0, false, Frequency.Week, "lowers", "in the same week")]
    public void An_arrow_says_after_how_long_and_whether_it_lowers(
        int periods,
        bool raises,
        Frequency frequency,
        string? label,
        string words
    )
    {
        var link = Link(1, 2) with { Lag = new(periods, frequency), Raises = raises };

        Assert.Equal((label, words), (link.Label, link.Lag.Words));
    }

    private static (List<MapLane> Lanes, List<MapLink> Links) Some(int count)
    {
        var random = new Random(count);
        var cards = Enumerable
            .Range(1, count)
            .Select(i =>
                Card(
                    i,
                    string.Join(' ', Enumerable.Repeat("Deliver", random.Next(1, 7))),
                    random.Next(4) is var t and > 0 ? $"Theme {t}" : null
                )
            )
            .ToList();
        var links = Enumerable
            .Range(0, 2 * count)
            .Select(_ => (From: random.Next(1, count + 1), To: random.Next(1, count + 1)))
            .Where(l => l.From != l.To)
            .Select(l => Link(l.From, l.To))
            .ToList();
        return ([.. Enumerable.Range(0, 4).Select(lane => Lane([.. cards.Where(c => c.Key % 4 == lane)]))], links);
    }

    /// <summary>Points along a path of straight lines and curves.</summary>
    private static IEnumerable<(double X, double Y)> Points(string path)
    {
        var at = (X: 0.0, Y: 0.0);
        foreach (System.Text.RegularExpressions.Match part in System.Text.RegularExpressions.Regex.Matches(path, "([MLC])([^MLC]+)"))
        {
            var n = part.Groups[2]
                .Value.Split(' ')
                .Select(t => double.Parse(t, System.Globalization.CultureInfo.InvariantCulture))
                .ToArray();
            var (end, from) = ((X: n[^2], Y: n[^1]), at);
            for (var t = 0.0; part.Groups[1].Value != "M" && t <= 1; t += 0.05)
                yield return n.Length == 2
                    ? (from.X + t * (end.X - from.X), from.Y + t * (end.Y - from.Y))
                    : (Bezier(t, from.X, n[0], n[2], end.X), Bezier(t, from.Y, n[1], n[3], end.Y));
            at = end;
        }

        static double Bezier(double t, double a, double b, double c, double d) =>
            a * Math.Pow(1 - t, 3) + 3 * b * t * Math.Pow(1 - t, 2) + 3 * c * t * t * (1 - t) + d * t * t * t;
    }

    private static MapLane Lane(params MapCard[] cards) => new("Learning and growth", None, cards);

    private static MapCard Card(long key, string name, string? theme = null) => new(key, $"{key}", name, "", theme, None, []);

    private static MapLink Link(long cause, long effect) =>
        new(
            $"{cause}-{effect}",
            new(cause, "Cause", "objectives", cause, null),
            new(effect, "Effect", "objectives", effect, null),
            false,
            new(1, Frequency.Month),
            true,
            null,
            Verdict.NotYetTestable,
            1
        );
}

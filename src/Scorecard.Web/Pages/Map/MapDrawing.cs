namespace Scorecard.Web.Pages.Map;

/// <summary>A perspective's band.</summary>
public sealed record DrawnLane(MapLane Lane, double Y, double Height)
{
    public const double WordsX = 16;
    private const double Type = 12;

    /// <summary>The base of the name.</summary>
    public double NameY => Y + 23;

    /// <summary>The box of the name, and of what stands below it where there are no cards.</summary>
    public double WordsTop => NameY - Type;

    public double WordsBottom => NameY + (Lane.Cards.Count == 0 ? 25 : 5);

    public double WordsRight => WordsX + CardText.Width(Lane.Name, Type);

    /// <summary>Where the mark and the score begin, at the right of a drawing of that width.</summary>
    public double ScoreLeft(double width) => width - 64;
}

/// <summary>A card in its place.</summary>
/// <param name="Row">From the top of the map, from 0.</param>
/// <param name="Lines">The whole name.</param>
/// <param name="Stubs">Units that something comes from or leads to; the lines of each.</param>
public sealed record DrawnCard(
    MapCard Card,
    int Row,
    double X,
    double Y,
    IReadOnlyList<string> Lines,
    IReadOnlyList<(MapStub Stub, IReadOnlyList<string> Lines)> Stubs
)
{
    public const double Width = 144;
    public const double LineHeight = 17;
    public const double StubHeight = 15;

    public double Center => X + Width / 2;

    /// <summary>The base of the line with the score.</summary>
    public double ScoreY => Y + 21 + Math.Max(Lines.Count, 2) * LineHeight;

    public double Height => ScoreY + 11 - Y + (Stubs.Count == 0 ? 0 : 6 + StubHeight * Stubs.Sum(s => s.Lines.Count));

    public double Bottom => Y + Height;
}

/// <summary>A theme's head over its columns.</summary>
public sealed record DrawnTheme(double X, double Width, IReadOnlyList<string> Lines);

/// <summary>The strategy map as a drawing: bands with cards in rows, and arrows between them. Units are pixels at full size.</summary>
public sealed record MapDrawing(
    double Width,
    double Height,
    IReadOnlyList<DrawnTheme> Themes,
    IReadOnlyList<DrawnLane> Lanes,
    IReadOnlyList<DrawnCard> Cards,
    IReadOnlyList<DrawnArrow> Arrows
)
{
    public const double Pad = 14;
    private const double Slot = 168;
    private const double Head = 46;
    private const double Foot = 26;
    private const double RowGap = 46;
    private const double LaneGap = 8;
    private const double EmptyLane = 56;

    public static MapDrawing Of(IReadOnlyList<MapLane> lanes, IReadOnlyList<MapLink> links, bool themes)
    {
        var grid = MapGrid.Of(lanes, [.. links.Where(l => l.IsDrawn).Select(l => (l.Cause.Objective, l.Effect.Objective))], themes);
        var cards = new List<DrawnCard>();
        var bands = new List<DrawnLane>();
        var row = 0;
        var heads = grid
            .Themes.Select(t => new DrawnTheme(Pad + t.From * Slot, t.Count * Slot, CardText.Lines(t.Name, t.Count * Slot - 24, 12)))
            .ToList();
        var y = heads.Count == 0 ? 0 : 12 + 16.0 * heads.Max(h => h.Lines.Count);
        for (var i = 0; i < lanes.Count; i++)
        {
            var top = y;
            y += Head;
            foreach (var line in grid.Rows[i])
            {
                var drawn = line.Select(p => Place(p.Card, row, Pad + p.X * Slot + (Slot - DrawnCard.Width) / 2, y)).ToList();
                cards.AddRange(drawn);
                y = drawn.Max(c => c.Bottom) + RowGap;
                row++;
            }
            y = grid.Rows[i].Count == 0 ? top + EmptyLane : y - RowGap + Foot;
            bands.Add(new(lanes[i], top, y - top));
            y += LaneGap;
        }
        return new(
            2 * Pad + grid.Columns * Slot,
            y - LaneGap + 2,
            heads,
            bands,
            cards,
            MapArrows.Of(cards, bands, links, 2 * Pad + grid.Columns * Slot)
        );
    }

    private static DrawnCard Place(MapCard card, int row, double x, double y) =>
        new(
            card,
            row,
            x,
            y,
            CardText.Lines(card.Name, DrawnCard.Width - 26, 13),
            [.. card.Stubs.Select(stub => (stub, CardText.Lines(stub.Words, DrawnCard.Width - 42, 11)))]
        );
}

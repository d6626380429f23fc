using System.Globalization;
using System.Text;

namespace Scorecard.Web.Pages.Map;

/// <summary>A link as a line; its label stands on a plate of that width.</summary>
public sealed record DrawnArrow(MapLink Link, string Path, string? Label, double LabelX, double LabelY, double LabelWidth);

/// <summary>
/// Leads arrows from card to card: between the cards of the rows and around the words of the lanes that they pass, each from a place of
/// its own on the edge of its cards.
/// </summary>
internal sealed class MapArrows
{
    private const double Clearance = 10;
    private const double Arch = 34;
    private const double LabelHeight = 18;

    private readonly List<Hurdle> hurdles;
    private readonly Dictionary<int, int> hurdleOfRow = [];
    private readonly Dictionary<(int Link, bool Start), double> ports = [];
    private readonly List<(double X, double Y, double Width)> labels = [];
    private readonly double width;

    /// <summary>What a line may not run through: the cards of a row, or the words of a lane.</summary>
    /// <param name="Row">Of the cards; null for words.</param>
    /// <param name="Taken">From the left.</param>
    private sealed record Hurdle(int? Row, double Top, double Bottom, IReadOnlyList<(double Left, double Right)> Taken);

    private MapArrows(
        IReadOnlyList<DrawnCard> cards,
        IReadOnlyList<DrawnLane> lanes,
        IReadOnlyList<(MapLink Link, DrawnCard From, DrawnCard To)> arrows,
        double width
    )
    {
        this.width = width;
        hurdles =
        [
            .. cards
                .GroupBy(c => c.Row)
                .Select(row => new Hurdle(
                    row.Key,
                    row.Min(c => c.Y),
                    row.Max(c => c.Bottom),
                    [.. row.OrderBy(c => c.X).Select(c => (c.X, c.X + DrawnCard.Width))]
                ))
                .Concat(lanes.Select(l => new Hurdle(null, l.WordsTop, l.WordsBottom, [(0, l.WordsRight), (l.ScoreLeft(width), width)])))
                .OrderBy(h => h.Top),
        ];
        for (var i = 0; i < hurdles.Count; i++)
            if (hurdles[i].Row is { } row)
                hurdleOfRow[row] = i;
        var ends = arrows.SelectMany(
            (a, i) => new[] { (Link: i, Start: true, Card: a.From, Other: a.To), (Link: i, Start: false, Card: a.To, Other: a.From) }
        );
        foreach (var side in ends.GroupBy(e => (e.Card, Below: e.Other.Row >= e.Card.Row)))
        {
            var sorted = side.OrderBy(e => e.Other.Center).ThenBy(e => e.Link).ToList();
            var step = Math.Min(26, (DrawnCard.Width - 28) / sorted.Count);
            for (var i = 0; i < sorted.Count; i++)
                ports[(sorted[i].Link, sorted[i].Start)] = side.Key.Card.Center + (i - (sorted.Count - 1) / 2.0) * step;
        }
    }

    public static IReadOnlyList<DrawnArrow> Of(
        IReadOnlyList<DrawnCard> cards,
        IReadOnlyList<DrawnLane> lanes,
        IReadOnlyList<MapLink> links,
        double width
    )
    {
        var byKey = cards.ToDictionary(c => c.Card.Key);
        var arrows = links.Where(l => l.IsDrawn).Select(l => (l, byKey[l.Cause.Objective], byKey[l.Effect.Objective])).ToList();
        var drawing = new MapArrows(cards, lanes, arrows, width);
        return [.. arrows.Select((a, i) => drawing.Draw(i, a.l, a.Item2, a.Item3))];
    }

    private DrawnArrow Draw(int index, MapLink link, DrawnCard from, DrawnCard to)
    {
        var (x1, x2) = (ports[(index, true)], ports[(index, false)]);
        var (start, goal) = (hurdleOfRow[from.Row], hurdleOfRow[to.Row]);
        if (start == goal)
        {
            var floor = hurdles[start].Bottom + Arch;
            return Labelled(
                link,
                Invariant($"M{x1:0.#} {from.Bottom:0.#}C{x1:0.#} {floor:0.#} {x2:0.#} {floor:0.#} {x2:0.#} {to.Bottom + 3:0.#}"),
                [((x1 + x2) / 2, hurdles[start].Bottom + Arch * 0.75)]
            );
        }

        var up = start > goal;
        var path = new StringBuilder(Invariant($"M{x1:0.#} {(up ? from.Y : from.Bottom):0.#}"));
        var x = x1;
        var y = up ? from.Y : from.Bottom;
        var end = up ? to.Bottom + 3 : to.Y - 3;
        var tallest = 0.0;
        IReadOnlyList<(double, double)> places = [];
        if (!up)
            Straight(hurdles[start].Bottom);
        for (var i = start + (up ? -1 : 1); i != goal; i += up ? -1 : 1)
        {
            var (top, bottom) = (hurdles[i].Top, hurdles[i].Bottom);
            var passage = Passage(hurdles[i], x + (x2 - x) * Math.Clamp(((top + bottom) / 2 - y) / (end - y), 0, 1));
            Curve(passage, up ? bottom : top);
            Straight(up ? top : bottom);
        }
        // Beside a card that reaches further down, the line comes from straight below its own.
        Curve(x2, up ? hurdles[goal].Bottom + 3 : end);
        if (up)
            Straight(end);
        return Labelled(link, path.ToString(), places);

        void Straight(double toY)
        {
            if (toY != y)
                path.Append(Invariant($"L{x:0.#} {toY:0.#}"));
            y = toY;
        }

        void Curve(double toX, double toY)
        {
            var middle = (y + toY) / 2;
            path.Append(Invariant($"C{x:0.#} {middle:0.#} {toX:0.#} {middle:0.#} {toX:0.#} {toY:0.#}"));
            if (Math.Abs(toY - y) > tallest)
            {
                tallest = Math.Abs(toY - y);
                places = [.. new[] { 0.5, 0.38, 0.62, 0.28, 0.72 }.Select(t => On(x, y, toX, toY, t))];
            }
            (x, y) = (toX, toY);
        }
    }

    /// <summary>The place nearest to one where a line can pass a hurdle.</summary>
    private double Passage(Hurdle hurdle, double wanted)
    {
        var free = hurdle
            .Taken.Select(e => e.Right)
            .Prepend(-Clearance)
            .Zip(
                hurdle.Taken.Select(e => e.Left).Append(width + Clearance),
                (left, right) => (From: left + Clearance, To: right - Clearance)
            );
        return free.Where(f => f.From <= f.To).Select(f => Math.Clamp(wanted, f.From, f.To)).MinBy(x => Math.Abs(x - wanted));
    }

    /// <summary>Puts the label on the first of some places where no other label stands.</summary>
    private DrawnArrow Labelled(MapLink link, string path, IReadOnlyList<(double X, double Y)> places)
    {
        if (link.Label is not { } label)
            return new(link, path, null, 0, 0, 0);
        var size = Math.Ceiling(CardText.Width(label, 11)) + 12;
        var (x, y) = places.Where(p => labels.All(l => !Overlap(l, p))).Append(places[0]).First();
        labels.Add((x, y, size));
        return new(link, path, label, x, y, size);

        bool Overlap((double X, double Y, double Width) other, (double X, double Y) here) =>
            Math.Abs(other.X - here.X) < (other.Width + size) / 2 && Math.Abs(other.Y - here.Y) < LabelHeight;
    }

    /// <summary>A point of the curve whose ends are upright.</summary>
    private static (double X, double Y) On(double x1, double y1, double x2, double y2, double t)
    {
        var s = 1 - t;
        var middle = (y1 + y2) / 2;
        return (x1 + (x2 - x1) * (3 * t * t - 2 * t * t * t), y1 * s * s * s + 3 * middle * s * t + y2 * t * t * t);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

namespace Scorecard.Web.Pages.Map;

/// <summary>A theme and the columns that it takes.</summary>
public sealed record GridTheme(string Name, int From, int Count);

/// <summary>Where the cards stand: a place in a row of a lane. Lanes with many cards take several rows.</summary>
/// <param name="Rows">By lane, from the top; X counts columns from 0 and lies between them where that makes arrows straight.</param>
public sealed record MapGrid(
    int Columns,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<(MapCard Card, double X)>>> Rows,
    IReadOnlyList<GridTheme> Themes
)
{
    private const int FewestColumns = 4;
    private const int MostColumns = 5;
    private const int MostOfTheme = 2;
    private const int Straightenings = 6;

    public static MapGrid Of(IReadOnlyList<MapLane> lanes, IReadOnlyList<(long From, long To)> arrows, bool themes) =>
        themes ? InThemes(lanes, arrows) : Free(lanes, arrows);

    private static MapGrid Free(IReadOnlyList<MapLane> lanes, IReadOnlyList<(long From, long To)> arrows)
    {
        var columns = Math.Clamp(lanes.Select(l => l.Cards.Count).DefaultIfEmpty().Max(), FewestColumns, MostColumns);
        var rows = Ordered(lanes, lane => [.. lane.Cards.Chunk(columns).Select(IReadOnlyList<MapCard> (row) => row)], arrows, null);
        var x = rows.SelectMany(lane => lane)
            .SelectMany(row => row.Select((c, i) => (c.Key, X: i + (columns - row.Count) / 2.0)))
            .ToDictionary(p => p.Key, p => p.X);
        var beside = arrows.Concat(arrows.Select(a => (From: a.To, To: a.From))).ToLookup(a => a.From, a => a.To);
        var all = rows.SelectMany(lane => lane).ToList();
        for (var i = 0; i < Straightenings; i++)
            foreach (var row in i % 2 == 0 ? all : all.AsEnumerable().Reverse())
                Straighten(row, x, beside, columns);
        return new(columns, Placed(rows, c => x[c.Key]), []);
    }

    private static MapGrid InThemes(IReadOnlyList<MapLane> lanes, IReadOnlyList<(long From, long To)> arrows)
    {
        var names = lanes
            .SelectMany(l => l.Cards)
            .Select(c => c.Theme ?? "")
            .Distinct()
            .OrderBy(t => t.Length == 0)
            .ThenBy(t => t, StringComparer.CurrentCultureIgnoreCase)
            .ToList();
        var themes = new List<GridTheme>();
        var columns = 0;
        foreach (var name in names)
        {
            var count = Math.Clamp(lanes.Max(l => l.Cards.Count(c => (c.Theme ?? "") == name)), 1, MostOfTheme);
            themes.Add(new(name.Length == 0 ? "Without a theme" : name, columns, count));
            columns += count;
        }
        var themeOf = lanes.SelectMany(l => l.Cards).ToDictionary(c => c.Key, c => names.IndexOf(c.Theme ?? ""));
        var rows = Ordered(lanes, RowsOf, arrows, id => themeOf[id]);
        var x = rows.SelectMany(lane => lane)
            .SelectMany(row =>
                row.GroupBy(c => themeOf[c.Key]).SelectMany(g => g.Select((c, i) => (c.Key, X: (double)themes[g.Key].From + i)))
            )
            .ToDictionary(p => p.Key, p => p.X);
        return new(Math.Max(columns, FewestColumns), Placed(rows, c => x[c.Key]), themes);

        List<IReadOnlyList<MapCard>> RowsOf(MapLane lane)
        {
            var cells = lane
                .Cards.GroupBy(c => themeOf[c.Key])
                .OrderBy(g => g.Key)
                .Select(g => g.Chunk(themes[g.Key].Count).ToList())
                .ToList();
            return
            [
                .. Enumerable
                    .Range(0, cells.Select(c => c.Count).DefaultIfEmpty().Max())
                    .Select(i => (IReadOnlyList<MapCard>)[.. cells.Where(c => c.Count > i).SelectMany(c => c[i])]),
            ];
        }
    }

    private static List<List<List<MapCard>>> Ordered(
        IReadOnlyList<MapLane> lanes,
        Func<MapLane, IReadOnlyList<IReadOnlyList<MapCard>>> rowsOf,
        IReadOnlyList<(long From, long To)> arrows,
        Func<long, int>? group
    )
    {
        var rows = lanes.Select(rowsOf).ToList();
        var cards = lanes.SelectMany(l => l.Cards).ToDictionary(c => c.Key);
        var ordered = new Queue<IReadOnlyList<long>>(
            LayeredOrder.Of([.. rows.SelectMany(lane => lane).Select(row => row.Select(c => c.Key).ToList())], arrows, group)
        );
        return [.. rows.Select(lane => lane.Select(_ => ordered.Dequeue().Select(id => cards[id]).ToList()).ToList())];
    }

    private static List<IReadOnlyList<IReadOnlyList<(MapCard Card, double X)>>> Placed(
        List<List<List<MapCard>>> rows,
        Func<MapCard, double> x
    ) =>
        [
            .. rows.Select(lane =>
                (IReadOnlyList<IReadOnlyList<(MapCard, double)>>)
                    [.. lane.Select(row => (IReadOnlyList<(MapCard, double)>)[.. row.Select(c => (c, x(c)))])]
            ),
        ];

    /// <summary>
    /// Moves the cards of a row as near as may be to what they are linked to; they keep their order, and a column's distance.
    /// </summary>
    private static void Straighten(List<MapCard> row, Dictionary<long, double> x, ILookup<long, long> beside, int columns)
    {
        // Neighbours that want the same place become a block, which stands in the middle of what its cards want.
        var blocks = new List<(double Sum, int Count)>();
        for (var i = 0; i < row.Count; i++)
        {
            var here = row[i].Key;
            var block = (Sum: beside[here].Where(x.ContainsKey).Select(id => x[id]).DefaultIfEmpty(x[here]).Average() - i, Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Count > block.Sum / block.Count)
            {
                block = (block.Sum + blocks[^1].Sum, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }
            blocks.Add(block);
        }
        var at = 0;
        foreach (var (sum, count) in blocks)
            for (var i = 0; i < count; i++, at++)
                x[row[at].Key] = at + Math.Clamp(Math.Round(sum / count, 2), 0, columns - row.Count);
    }
}

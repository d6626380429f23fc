namespace Scorecard.Web.Pages.Map;

/// <summary>
/// Orders the cards of each row so that few arrows cross: by the mean place of what they are linked to, row after row, and then by swaps of
/// neighbours while those help. The same cards and arrows always give the same order, and never one with more
/// crossings than they came with.
/// </summary>
public sealed class LayeredOrder
{
    private const int Sweeps = 8;
    private const int Passes = 4;
    private const double Nothing = 1e-9;

    private readonly int[][] rows;
    private readonly int[] rowOf;
    private readonly int[] groupOf;
    private readonly double[] x;
    private readonly (int Upper, int Lower)[] arrows;
    private readonly List<int>[] arrowsOf;

    private LayeredOrder(IReadOnlyList<IReadOnlyList<long>> cards, IReadOnlyList<(long From, long To)> links, Func<long, int>? group)
    {
        var ids = cards.SelectMany(row => row).ToList();
        var indexOf = ids.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
        rows = [.. cards.Select(row => row.Select(id => indexOf[id]).ToArray())];
        rowOf = new int[ids.Count];
        x = new double[ids.Count];
        groupOf = [.. ids.Select(id => group?.Invoke(id) ?? 0)];
        for (var r = 0; r < rows.Length; r++)
            foreach (var card in rows[r])
                rowOf[card] = r;
        arrows =
        [
            .. links
                .Where(l => l.From != l.To && indexOf.ContainsKey(l.From) && indexOf.ContainsKey(l.To))
                .Select(l => (indexOf[l.From], indexOf[l.To]))
                .Select(a => rowOf[a.Item1] <= rowOf[a.Item2] ? a : (a.Item2, a.Item1)),
        ];
        arrowsOf = [.. ids.Select(_ => new List<int>())];
        for (var i = 0; i < arrows.Length; i++)
        {
            arrowsOf[arrows[i].Upper].Add(i);
            arrowsOf[arrows[i].Lower].Add(i);
        }
        foreach (var row in rows)
            Spread(row);
    }

    /// <param name="rows">The cards of each row, each card once.</param>
    /// <param name="arrows">Between cards; those to others are passed over.</param>
    /// <param name="group">Cards of a lower group stand before those of a higher one, as they do in <paramref name="rows"/>.</param>
    public static IReadOnlyList<IReadOnlyList<long>> Of(
        IReadOnlyList<IReadOnlyList<long>> rows,
        IReadOnlyList<(long From, long To)> arrows,
        Func<long, int>? group = null
    )
    {
        var ids = rows.SelectMany(row => row).ToList();
        var order = new LayeredOrder(rows, arrows, group);
        order.Improve();
        return [.. order.rows.Select(row => row.Select(card => ids[card]).ToList())];
    }

    /// <summary>
    /// How many pairs of arrows cross, each drawn as a straight line between cards that stand in the middle of their row.
    /// </summary>
    public static int Crossings(IReadOnlyList<IReadOnlyList<long>> rows, IReadOnlyList<(long From, long To)> arrows) =>
        new LayeredOrder(rows, arrows, null).Cost().Crossings;

    private void Improve()
    {
        var best = Cost();
        var kept = rows.Select(row => row.ToArray()).ToArray();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var r in down ? Enumerable.Range(0, rows.Length) : Enumerable.Range(0, rows.Length).Reverse())
            {
                var wanted = rows[r]
                    .ToDictionary(
                        card => card,
                        card =>
                            arrowsOf[card]
                                .Select(i => Other(i, card))
                                .Where(o => down ? rowOf[o] < r : rowOf[o] > r)
                                .Select(o => x[o])
                                .DefaultIfEmpty(x[card])
                                .Average()
                    );
                rows[r] = [.. rows[r].OrderBy(card => groupOf[card]).ThenBy(card => wanted[card])];
                Spread(rows[r]);
            }
            if (Cost() is var cost && cost.CompareTo(best) < 0)
            {
                best = cost;
                kept = rows.Select(row => row.ToArray()).ToArray();
            }
        }
        for (var r = 0; r < rows.Length; r++)
            Spread(rows[r] = kept[r]);
        for (var pass = 0; pass < Passes && SwapNeighbours(); pass++) { }
    }

    private bool SwapNeighbours()
    {
        var helped = false;
        foreach (var row in rows)
            for (var i = 0; i + 1 < row.Length; i++)
            {
                if (groupOf[row[i]] != groupOf[row[i + 1]])
                    continue;
                var before = CostAround(row[i], row[i + 1]);
                Swap(row, i);
                if (CostAround(row[i], row[i + 1]).CompareTo(before) < 0)
                    helped = true;
                else
                    Swap(row, i);
            }
        return helped;
    }

    private void Swap(int[] row, int i)
    {
        (row[i], row[i + 1]) = (row[i + 1], row[i]);
        (x[row[i]], x[row[i + 1]]) = (x[row[i + 1]], x[row[i]]);
    }

    private void Spread(int[] row)
    {
        for (var i = 0; i < row.Length; i++)
            x[row[i]] = i - (row.Length - 1) / 2.0;
    }

    private int Other(int arrow, int card) => arrows[arrow].Upper == card ? arrows[arrow].Lower : arrows[arrow].Upper;

    private (int Crossings, double Length) Cost() => Cost([.. Enumerable.Range(0, arrows.Length)]);

    private (int Crossings, double Length) CostAround(int one, int other) => Cost([.. arrowsOf[one].Union(arrowsOf[other])]);

    /// <summary>What some arrows cross, and how far they lead sideways.</summary>
    private (int Crossings, double Length) Cost(int[] some)
    {
        var crossings = 0;
        var length = 0.0;
        var among = some.ToHashSet();
        foreach (var i in some)
        {
            length += Math.Abs(x[arrows[i].Upper] - x[arrows[i].Lower]);
            for (var j = 0; j < arrows.Length; j++)
                if ((j > i || !among.Contains(j)) && Cross(arrows[i], arrows[j]))
                    crossings++;
        }
        return (crossings, Math.Round(length, 6));
    }

    private bool Cross((int Upper, int Lower) one, (int Upper, int Lower) other)
    {
        var (top, bottom) = (Math.Max(rowOf[one.Upper], rowOf[other.Upper]), Math.Min(rowOf[one.Lower], rowOf[other.Lower]));
        return top < bottom && (At(one, top) - At(other, top)) * (At(one, bottom) - At(other, bottom)) < -Nothing;
    }

    private double At((int Upper, int Lower) arrow, int row) =>
        x[arrow.Upper] + (x[arrow.Lower] - x[arrow.Upper]) * (row - rowOf[arrow.Upper]) / (rowOf[arrow.Lower] - rowOf[arrow.Upper]);
}

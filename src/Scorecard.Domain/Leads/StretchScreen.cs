using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>
/// The pairs that share one stretch. Series that want the same differences form a group; two groups agree on the differences of all their
/// pairs, which are then correlated a panel at a time.
/// </summary>
internal sealed class StretchScreen
{
    private readonly Screen screen;
    private readonly CommonStretch stretch;
    private readonly IReadOnlyList<GapPattern> patterns;
    private readonly FoundLeads found;
    private readonly PairTests tests;
    private readonly Dictionary<int, SteadyForms> forms = [];
    private readonly Dictionary<int, List<ScreenGroup>> groups = [];

    public StretchScreen(Screen screen, CommonStretch stretch, IReadOnlyList<GapPattern> patterns, FoundLeads found)
    {
        (this.screen, this.stretch, this.patterns, this.found) = (screen, stretch, patterns, found);
        tests = new(screen, found, forms);
    }

    public void Run(List<(int P, int Q)> members)
    {
        if (!stretch.IsWhole)
        {
            foreach (var (p, q) in members)
                RunOneByOne(patterns[p].Rows, patterns[q].Rows, isSame: p == q);
            return;
        }
        foreach (var (p, q) in members)
        foreach (var (rows, columns) in from a in GroupsOf(p) from b in GroupsOf(q) where p != q || a.Wants <= b.Wants select (a, b))
            Run(rows, columns);
    }

    /// <summary>Where values are missing, each pair has periods of its own, and nothing is saved by taking many at once.</summary>
    private void RunOneByOne(IReadOnlyList<int> rows, IReadOnlyList<int> columns, bool isSame)
    {
        for (var i = 0; i < rows.Count; i++)
        for (var j = isSame ? i + 1 : 0; j < columns.Count; j++)
        {
            screen.Rest();
            var (one, other) = (rows[i], columns[j]);
            var (causes, isCaused) = (screen.MayCause(one, other), screen.MayCause(other, one));
            if (causes || isCaused)
            {
                screen.Tested += (causes ? 1 : 0) + (isCaused ? 1 : 0);
                _ = (FormsOf(one), FormsOf(other));
                tests.Run(one, other, causes, isCaused);
            }
            screen.See(1, found);
        }
    }

    private SteadyForms FormsOf(int row)
    {
        if (!forms.TryGetValue(row, out var known))
            forms[row] = known = new SteadyForms(screen.Series[row].AsSpan(stretch.Start, stretch.Length), screen.Season);
        return known;
    }

    private List<ScreenGroup> GroupsOf(int pattern)
    {
        if (!groups.TryGetValue(pattern, out var known))
            groups[pattern] = known = [.. patterns[pattern].Rows.GroupBy(Wants).Select(g => new ScreenGroup(g.Key, [.. g], forms))];
        return known;
    }

    private Differences Wants(int row)
    {
        screen.Rest();
        var form = FormsOf(row);
        return (form.Seasonal ? Differences.Season : 0)
            | (form.Wanders(false) ? Differences.First : 0)
            | (form.TakesSeason && form.Wanders(true) ? Differences.FirstAfterSeason : 0);
    }

    private void Run(ScreenGroup one, ScreenGroup other)
    {
        var wants = one.Wants | other.Wants;
        var seasonal = wants.HasFlag(Differences.Season);
        var first = wants.HasFlag(seasonal ? Differences.FirstAfterSeason : Differences.First);
        var (rows, columns) = (one.Form(seasonal, first), other.Form(seasonal, first));
        var unordered = one == other ? one.Count * (one.Count - 1L) / 2 : one.Count * (long)other.Count;
        if (rows.Members.Length == 0 || columns.Members.Length == 0 || LeadLag.Lags(rows.N, seasonal, screen.Season) < 1)
            screen.See(unordered, found);
        else
        {
            var panels = new PanelScreen(screen, tests, rows, columns, seasonal);
            var count = (columns.Members.Length + LagKernel.Lanes - 1) / LagKernel.Lanes;
            for (var panel = 0; panel < count; panel++)
            {
                screen.Rest();
                panels.Run(panel);
                screen.See(unordered * (panel + 1) / count - unordered * panel / count, found);
            }
        }
    }
}

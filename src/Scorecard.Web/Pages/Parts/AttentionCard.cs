using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Attention;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What needs a person's attention in a unit and all below it, in groups.</summary>
/// <param name="Count">How many items there are; fewer may be shown.</param>
/// <param name="Dismissed">How many the person has dismissed.</param>
public sealed record AttentionCard(IReadOnlyList<AttentionCard.Group> Groups, int Count, int Dismissed)
{
    /// <summary>On a dashboard.</summary>
    public const int Few = 10;

    /// <summary>Lines of a group on the page of its own.</summary>
    public const int MostOfGroup = 50;

    /// <summary>Items inside a line that stands for many, on a dashboard.</summary>
    private const int FewInside = 5;

    /// <summary>The list's page, in an address.</summary>
    public required string Path { get; init; }

    public required string Query { get; init; }

    public required string Period { get; init; }

    public required string UnitName { get; init; }

    /// <summary>Whether there is anything that could be off track or overdue.</summary>
    public bool HasKpis { get; init; }

    /// <summary>Whether it stands on the dashboard, to which dismissing returns.</summary>
    public bool IsOnDashboard { get; init; }

    /// <summary>Whether items can be dismissed where it stands. In a meeting all look at it, and dismissing is each person's own.</summary>
    public bool MayDismiss { get; init; } = true;

    /// <summary>What the person has dismissed; empty unless asked for.</summary>
    public IReadOnlyList<AttentionRow> Quieted { get; init; } = [];

    public int Shown => Groups.Sum(g => g.Shown);

    /// <param name="Total">How many there are; <paramref name="Rows"/> may stand for fewer.</param>
    public sealed record Group(AttentionKind Kind, int Total, IReadOnlyList<AttentionRow> Rows)
    {
        public string Title => AttentionRows.Title(Kind);

        /// <summary>How many items the lines stand for.</summary>
        public int Shown => Rows.Sum(r => r.Count);

        /// <summary>Lines that stand for one item each, as they follow each other; each that stands for many alone.</summary>
        public IEnumerable<IReadOnlyList<AttentionRow>> Runs
        {
            get
            {
                List<AttentionRow> run = [];
                foreach (var row in Rows)
                {
                    if (run.Count > 0 && (row.Inside.Count > 0 || run[^1].Inside.Count > 0))
                    {
                        yield return run;
                        run = [];
                    }
                    run.Add(row);
                }
                if (run.Count > 0)
                    yield return run;
            }
        }

        /// <summary>What to write to those who owe the values in the lines; null where there is nobody to write to.</summary>
        public string? Reminder => AttentionRow.RemindersOf(Rows);
    }

    /// <param name="dashboard">The few that cost most, instead of all by group.</param>
    /// <param name="dismissed">Whether to show what the person has dismissed as well.</param>
    public static async Task<AttentionCard> ReadAsync(
        ScorecardDbContext db,
        long person,
        UnitAttention look,
        bool dashboard,
        bool dismissed,
        CancellationToken cancel
    )
    {
        var inside = dashboard ? FewInside : MostOfGroup;
        var kinds = Enum.GetValues<AttentionKind>();
        var first = kinds.SelectMany(kind => look.Bundles(kind).Take(dashboard ? 2 * Few : MostOfGroup)).SelectMany(b => b.Take(inside));
        var quiet = await UntoldItems.ReadAsync(db, person, look, [.. first.SelectMany(look.People).Distinct()], cancel);
        var totals = look.List.Counts(look.View.Sees).ToDictionary(c => c.Key, c => c.Value - quiet.Count(c.Key));
        var lines = kinds.ToDictionary(
            kind => kind,
            kind => look.Bundles(kind, quiet.HoldsAny ? item => !quiet.Holds(item) : null).Take(dashboard ? Few : MostOfGroup).ToList()
        );
        var counts = lines.ToDictionary(l => l.Key, l => l.Value.Count);
        var chosen = (dashboard ? Share(counts) : counts)
            .Where(m => m.Value > 0)
            .OrderBy(m => m.Key)
            .Select(m => (Kind: m.Key, Bundles: lines[m.Key].Take(m.Value).ToList()))
            .ToList();
        var people = chosen
            .SelectMany(c => c.Bundles)
            .SelectMany(bundle => bundle.Take(inside))
            .Concat(dismissed ? quiet.Dismissed : [])
            .SelectMany(look.People)
            .Distinct()
            .ToList();
        // Who dismissed very many looks past those whose names were read along.
        var reachable = people.TrueForAll(quiet.People.ContainsKey) ? quiet.People : await db.ReachableAsync(people, cancel);
        var rows = new AttentionRows(look, reachable);
        return new(
            [.. chosen.Select(c => new Group(c.Kind, totals[c.Kind], [.. c.Bundles.Select(bundle => rows.Of(bundle, inside))]))],
            totals.Values.Sum(),
            quiet.Dismissed.Count
        )
        {
            Path = $"~/units/{PublicIds.Format(look.Unit.Id)}/attention",
            Query = look.Period.Query,
            Period = PeriodWords.Of(look.Period.Window, look.Period.Calendar),
            UnitName = look.Unit.Name,
            HasKpis = chosen.Count > 0 || look.HasKpis,
            IsOnDashboard = dashboard,
            Quieted = dismissed ? [.. quiet.Dismissed.Select(i => rows[i])] : [],
        };
    }

    /// <summary>How many lines of each group a dashboard shows.</summary>
    private static Dictionary<AttentionKind, int> Share(Dictionary<AttentionKind, int> totals)
    {
        var shares = totals.Where(t => t.Value > 0).OrderBy(t => t.Key).ToDictionary(t => t.Key, t => Math.Min(t.Value, PartOf(t.Key)));
        var left = Few - shares.Values.Sum();
        foreach (var kind in shares.Keys.Where(kind => kind != AttentionKind.Better).ToList())
        {
            var more = Math.Min(left, totals[kind] - shares[kind]);
            shares[kind] += more;
            left -= more;
        }
        return shares;
    }

    /// <summary>A group's part of a dashboard before what is left is given to the first that have more.</summary>
    private static int PartOf(AttentionKind kind) =>
        kind switch
        {
            AttentionKind.Falling or AttentionKind.NoInitiative or AttentionKind.Overdue => 2,
            AttentionKind.Signal or AttentionKind.Initiative or AttentionKind.Finding or AttentionKind.Better => 1,
        };
}

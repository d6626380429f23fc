using Scorecard.Domain.Leads;
using Scorecard.Domain.Statistics;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Leads;

public class DiscoveryTests
{
    /// <summary>Series of all kinds, some of which follow the one before.</summary>
    private static double[][] Mixed(int seed, int count, int n = 60)
    {
        var made = new MadeSeries(seed);
        var rows = new double[count][];
        for (var i = 0; i < count; i++)
            if (i % 5 == 4)
                (rows[i - 1], rows[i]) = made.Led(MadeSeries.Kinds[i % 3], n, 1 + i % 4, 0.8);
            else
                rows[i] = made.Kind(MadeSeries.Kinds[i % MadeSeries.Kinds.Count], n);
        return rows;
    }

    /// <summary>What each pair says when it is tested alone, and the corrections made over all.</summary>
    private static (List<DiscoveredLead> Leads, long Tested) OneByOne(double[][] rows, Func<int, int, bool> allowed, double q)
    {
        List<DiscoveredLead> tested =
        [
            .. from cause in Enumerable.Range(0, rows.Length)
            from effect in Enumerable.Range(0, rows.Length)
            where cause != effect && allowed(cause, effect)
            let result = LeadLag.Test(rows[cause], rows[effect], 12)
            where result.Outcome == LeadLagOutcome.Tested
            select new DiscoveredLead(cause, effect, result.Forward!),
        ];
        var holding = tested.Where(t => LeadLag.Test(rows[t.Cause], rows[t.Effect], 12).ForwardHolds).ToList();
        var kept = BenjaminiHochberg.Kept([.. holding.Select(t => t.Lead.P)], tested.Count, q);
        return (
            [
                .. holding
                    .OrderBy(t => t.Lead.P)
                    .Take(kept)
                    .OrderByDescending(t => Math.Abs(t.Lead.R))
                    .ThenBy(t => t.Cause)
                    .ThenBy(t => t.Effect),
            ],
            tested.Count
        );
    }

    private static void Same(double[][] rows, Func<int, int, bool> allowed, double q)
    {
        var (leads, tested) = OneByOne(rows, allowed, q);
        var found = Discovery.Run(rows, 12, allowed, q: q);
        Assert.Equal(tested, found.PairsTested);
        Assert.Equal(leads, found.Leads);
        Assert.NotEmpty(found.Leads);
    }

    [Theory, InlineData(1, 0.1), InlineData(2, 0.1), InlineData(3, 0.6)]
    public void Each_pair_says_what_it_says_alone(int seed, double q) => Same(Mixed(seed, 60), (_, _) => true, q);

    [Fact]
    public void Pairs_of_series_with_gaps_too()
    {
        var (rows, random) = (Mixed(4, 50, 72), new Random(4));
        foreach (var row in rows.Where((_, i) => i % 3 != 0))
            row.AsSpan(0, random.Next(0, 40)).Fill(double.NaN);
        foreach (var row in rows.Where((_, i) => i % 4 == 0))
            row[random.Next(0, 72)] = Nothing(random);
        rows[7] = rows[7][..50];
        Same(rows, (_, _) => true, 0.2);

        static double Nothing(Random random) => random.Next(2) == 0 ? double.NaN : double.NegativeInfinity;
    }

    [Fact]
    public void Only_allowed_pairs_are_tested()
    {
        Same(Mixed(5, 40), (cause, effect) => cause < effect && (cause + effect) % 3 != 0, 0.1);
        Assert.Equal(0, Discovery.Run(Mixed(5, 40), 12, (_, _) => false).PairsTested);
    }

    [Fact]
    public void What_cannot_be_tested_is_counted_apart()
    {
        var made = new MadeSeries(6);
        var white = made.White(60);
        double[][] rows =
        [
            white,
            [.. white.Select(v => 5 - 2 * v)],
            [.. Enumerable.Repeat(7.0, 60)],
            [.. Enumerable.Repeat(double.NaN, 60)],
            [1],
            made.White(60),
        ];
        var found = Discovery.Run(rows, 12, (_, _) => true);
        Assert.Equal(4, found.PairsTested);
        Assert.Empty(found.Leads);
        Assert.Equal(0, Discovery.Run([], 12, (_, _) => true).PairsTested);
        Assert.Equal(0, Discovery.Run([white], 12, (_, _) => true).PairsTested);
    }

    [Fact]
    public void Without_room_a_second_pass_finds_the_same()
    {
        var rows = Mixed(7, 60);
        var wide = Discovery.Run(rows, 12, (_, _) => true);
        var shares = new Shares();
        var narrow = Discovery.Run(new Screen(rows, 12, (_, _) => true, null, shares, default), 0.1, room: 3);
        Assert.True(wide.Leads.Count > 3);
        Assert.Equal(wide.Leads, narrow.Leads);
        Assert.Equal(wide.PairsTested, narrow.PairsTested);
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }

    [Fact]
    public void Where_nothing_survives_no_room_is_needed()
    {
        var (made, shares) = (new MadeSeries(11), new Shares());
        var rows = Enumerable.Range(0, 60).Select(_ => made.White(60)).ToArray();
        var found = Discovery.Run(new Screen(rows, 12, (_, _) => true, null, shares, default), 0.1, room: 3);
        Assert.Empty(found.Leads);
        Assert.Equal(60 * 59, found.PairsTested);
        Assert.Equal(1, shares[^1]);
    }

    [Fact]
    public void Lower_is_better_turns_the_sign()
    {
        var (cause, effect) = new MadeSeries(8).Led("white noise", 60, lag: 2, r: 0.8);
        var found = Discovery.Run([cause, effect], 12, (_, _) => true, lowerIsBetter: [false, true]);
        var lead = Assert.Single(found.Leads);
        Assert.Equal((0, 1, 2), (lead.Cause, lead.Effect, lead.Lead.Lag));
        Assert.InRange(lead.Lead.R, -1, -0.5);
    }

    [Fact]
    public void Progress_rises_to_the_whole()
    {
        var shares = new Shares();
        Discovery.Run(Mixed(9, 100), 12, (_, _) => true, progress: shares);
        Assert.True(shares.Count > 5);
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }

    [Fact]
    public void It_ends_when_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var shares = new Shares { AtFirst = cancel.Cancel };
        Assert.Throws<OperationCanceledException>(() =>
            Discovery.Run(Mixed(10, 100), 12, (_, _) => true, progress: shares, cancellationToken: cancel.Token)
        );
        Assert.Single(shares);
    }

    [Theory]
    [InlineData(100)] // Side by side in panels.
    [InlineData(100, 40)] // One by one where values are missing.
    public void It_gives_way_again_and_again(int length, int missing = -1)
    {
        var rows = Mixed(11, length);
        if (missing >= 0)
            foreach (var row in rows)
                row[missing] = double.NaN;
        var rests = 0;
        Discovery.Run(rows, 12, (_, _) => true, rest: () => rests++);
        Assert.True(rests > rows.Length, $"It rested {rests} times.");
    }

    private sealed class Shares : List<double>, IProgress<double>
    {
        public Action AtFirst { get; init; } = () => { };

        public void Report(double value)
        {
            Add(value);
            AtFirst();
        }
    }
}

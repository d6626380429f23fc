using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Tests.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Insight;

public class LensTests
{
    private static readonly Lens[] All = Enum.GetValues<Lens>();

    [Theory]
    [InlineData(Lens.Weighted, "10*1 50*1 90*2", 60)]
    [InlineData(Lens.Worst, "10*1 50*1 90*2", 10)]
    [InlineData(Lens.Worst, "10*0 50*1 90*2", 50)]
    [InlineData(Lens.Majority, "10*1 50*1 80*1 90*1", 85)]
    [InlineData(Lens.Majority, "10*1 50*1", 10)]
    [InlineData(Lens.Majority, "10*1 50*1 60*3", 57.5)]
    [InlineData(Lens.Median, "90*1 10*1 50*1", 50)]
    [InlineData(Lens.Median, "10*1 50*1 90*2", 70)]
    [InlineData(Lens.Median, "10*1 50*1 90*3", 90)]
    [InlineData(Lens.Median, "10*0 50*1", 50)]
    [InlineData(Lens.Median, "10*0.1 20*0.2 30*0.3", 25)]
    [InlineData(Lens.Median, "10*0", double.NaN)]
    [InlineData(Lens.Worst, "", double.NaN)]
    public void A_lens_combines_scores_by_their_weights(Lens lens, string scores, double expected) =>
        Assert.Equal(expected, Lenses.Combine(lens, Bands.Default, Read(scores)), 9);

    [Property(MaxTest = 300)]
    public void Whatever_the_lens_the_answer_lies_among_the_scores_and_does_not_depend_on_their_order(
        NonEmptyArray<(byte Score, byte Weight)> some
    )
    {
        var inputs = some.Get.Select(i => (Score: i.Score % 101.0, Weight: i.Weight % 7 + 0.1)).ToList();
        var (low, high) = (inputs.Min(i => i.Score), inputs.Max(i => i.Score));
        var weighted = Lenses.Combine(Lens.Weighted, Bands.Default, inputs);
        Assert.All(
            All,
            lens =>
            {
                var seen = Lenses.Combine(lens, Bands.Default, inputs);
                Assert.InRange(seen, low - 1e-9, high + 1e-9);
                Assert.Equal(seen, Lenses.Combine(lens, Bands.Default, [.. inputs.AsEnumerable().Reverse()]), 1e-9);
                Assert.Equal(33.3, Lenses.Combine(lens, Bands.Default, [.. inputs.Select(i => (33.3, i.Weight))]), 1e-9);
            }
        );
        Assert.True(Lenses.Combine(Lens.Worst, Bands.Default, inputs) <= weighted + 1e-9);
    }

    [Property(MaxTest = 60)]
    public void By_weight_is_the_stored_score_and_no_lens_changes_what_is_missing_or_how_much_has_reported(int seed, PositiveInt size)
    {
        var world = new RandomWorld(seed, Math.Min(size.Get, 12)).World;
        foreach (var window in RandomWorld.Months.Select(world.Window))
        foreach (
            var node in world.Model.Units.SelectMany(u =>
                world.Model.Perspectives.Select(p => new NodeRef(NodeKind.Perspective, u.Id, p.Id)).Append(new(NodeKind.Unit, u.Id))
            )
        )
        {
            var stored = world.Book.Score(node, window);
            Assert.Equal(stored, Lenses.Of(world.Book, node, window, Lens.Weighted));
            Assert.All(
                All,
                lens =>
                {
                    var seen = Lenses.Of(world.Book, node, window, lens);
                    Assert.Equal((stored.State, stored.Coverage, stored.Partial), (seen.State, seen.Coverage, seen.Partial));
                    Assert.True(lens != Lens.Worst || !stored.IsPresent || seen.Value <= stored.Value + 1e-9);
                }
            );
        }
    }

    [Fact]
    public void A_unit_is_seen_by_what_its_objectives_weigh_in_it()
    {
        var world = new ModelBuilder()
            .Perspectives(("Money", 3), ("People", 1))
            .Objective("A", perspective: "Money")
            .Objective("B", perspective: "Money")
            .Objective("C", perspective: "People")
            .Kpi("KA", "A")
            .Kpi("KB", "B")
            .Kpi("KC", "C")
            .Values("KA", "2025-01", 20)
            .Values("KB", "2025-01", 80)
            .Values("KC", "2025-01", 100)
            .Build();

        // Of the score, A and B weigh 3/8 each and C 1/4.
        Assert.Equal(62.5, See("ORG", Lens.Weighted), 9);
        Assert.Equal(80, See("ORG", Lens.Median), 9);
        Assert.Equal(20, See("ORG", Lens.Worst), 9);
        Assert.Equal((80 * 3 + 100 * 2) / 5.0, See("ORG", Lens.Majority), 9);
        Assert.Equal(50, See("ORG/Money", Lens.Median), 9);

        double See(string node, Lens lens) => Lenses.Of(world.Book, world.Node(node), world.Window("2025-01"), lens).Value;
    }

    [Fact]
    public void Several_objectives_are_seen_as_one_with_the_coverage_of_those_that_apply()
    {
        var world = new ModelBuilder()
            .Objective("A")
            .Objective("B", weight: 3)
            .Objective("C")
            .Objective("D")
            .Kpi("KA", "A")
            .Kpi("KB", "B")
            .Kpi("KC", "C")
            .Kpi("KD", "D")
            .Values("KA", "2025-01", 20)
            .Values("KB", "2025-01", 80)
            .NotApplicable("KD", "2025-01")
            .Build();

        var seen = Of("A", "B", "C", "D");
        Assert.Equal((ScoreState.Present, 65, 0.8, true), (seen.State, seen.Value, Math.Round(seen.Coverage, 9), seen.Partial));
        Assert.Equal(world.Of("A", "2025-01"), Of("A"));
        Assert.Equal(ScoreState.Missing, Of("C", "D").State);
        Assert.Equal(ScoreState.NotApplicable, Of("D").State);

        Score Of(params string[] objectives) =>
            Lenses.Together(world.Book, [.. objectives.Select(world.Objective)], world.Window("2025-01"), Lens.Weighted);
    }

    private static List<(double Score, double Weight)> Read(string scores) =>
        [
            .. scores
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(s => s.Split('*').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray())
                .Select(p => (p[0], p[1])),
        ];
}

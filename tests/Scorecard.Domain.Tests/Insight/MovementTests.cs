using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Insight;

public class MovementTests
{
    [Fact]
    public void A_value_that_rises_and_a_target_that_rises_are_told_apart()
    {
        var world = new ModelBuilder().Kpi("A").Define("A", "2025-02", ScaleInput.Progress(0, 200)).Values("A", "2025-01", 50, 80).Build();
        // By value at the old target +30, at the new one +15; by target at the old value −25, at the new one −40.
        Assert.Equal([(MovementCause.Value, 22.5), (MovementCause.Target, -32.5)], Parts(world, "GOAL"));
    }

    [Fact]
    public void What_is_newly_reported_missing_added_or_removed_is_held_against_the_mean_score()
    {
        var world = new ModelBuilder()
            .Objective("GOAL")
            .Kpi("STAYS")
            .Kpi("COMES")
            .Kpi("GOES")
            .Kpi("NEW", from: "2025-02")
            .Kpi("ENDS")
            .CloseKpi("ENDS", "2025-02")
            .Values("STAYS", "2025-01", 50, 50)
            .Values("COMES", "2025-01", null, 90)
            .Values("GOES", "2025-01", 40)
            .Values("NEW", "2025-02", 100)
            .Values("ENDS", "2025-01", 30)
            .Build();
        var (first, second) = (world.Score("GOAL", "2025-01"), world.Score("GOAL", "2025-02"));
        Assert.Equal((40, 80), (first, second));
        Assert.Equal(
            [
                ("COMES", MovementCause.NewlyReported, 10),
                ("ENDS", MovementCause.Removed, 10),
                ("GOES", MovementCause.Missing, 6.6667),
                ("NEW", MovementCause.Added, 13.3333),
            ],
            Between(world, "GOAL").Parts.Select(p => (world.Model.Kpi(p.KpiId).Code, p.Cause, Math.Round(p.Points, 4)))
        );
    }

    [Fact]
    public void A_weight_that_grows_on_a_good_kpi_lifts_the_score()
    {
        var world = new ModelBuilder()
            .Kpi("GOOD")
            .Kpi("POOR")
            .Define("GOOD", "2025-02", ScaleInput.Progress(0, 100), weight: 3)
            .Values("GOOD", "2025-01", 80, 80)
            .Values("POOR", "2025-01", 40, 40)
            .Build();
        // From 60 to 70: each is held against 65, and its weight changes by a quarter.
        Assert.Equal([(MovementCause.Weight, 3.75), (MovementCause.Weight, 6.25)], Parts(world, "GOAL"));
    }

    [Fact]
    public void Each_part_says_through_which_objective_it_reaches_the_unit()
    {
        var world = new ModelBuilder()
            .Unit("SALES")
            .Objective("GROW")
            .Objective("KEEP", perspective: "Customer")
            .Objective("SELL", "SALES")
            .Contribution("SELL", "GROW")
            .Contribution("SELL", "KEEP")
            .Kpi("WINS", "SELL")
            .Values("WINS", "2025-01", 50, 70)
            .Build();
        var movement = Between(world, "ORG");
        Assert.Equal(
            [(world.Objective("GROW").Id, 10.0), (world.Objective("KEEP").Id, 10.0)],
            movement.Parts.Select(p => (p.ThroughId, Math.Round(p.Points, 9)))
        );
        Assert.Equal([(world.Objective("SELL").Id, 20.0)], Between(world, "GROW").Parts.Select(p => (p.ThroughId, p.Points)));
    }

    [Fact]
    public void A_period_before_the_first_value_has_nothing_to_compare_with()
    {
        var world = new ModelBuilder().Kpi("A").Values("A", "2025-02", 50).Build();
        var movement = Between(world, "GOAL");
        Assert.False(movement.IsKnown);
        Assert.Empty(movement.Parts);
    }

    [Fact]
    public void A_ratio_splits_into_the_rates_of_its_children_and_their_mix()
    {
        var world = new ModelBuilder()
            .Unit("A")
            .Objective("A1", "A")
            .Kpi("ALL", aggregation: TimeAggregation.Ratio, measuredIn: "%", rollUp: KpiRollUp.Ratio)
            .Kpi("GOOD", "A1", aggregation: TimeAggregation.Ratio, measuredIn: "%", feeds: "ALL")
            .Kpi("POOR", "A1", aggregation: TimeAggregation.Ratio, measuredIn: "%", feeds: "ALL")
            .Ratio("GOOD", "2025-01", 90, 100)
            .Ratio("POOR", "2025-01", 50, 100)
            .Ratio("GOOD", "2025-02", 270, 300)
            .Ratio("POOR", "2025-02", 60, 100)
            .Build();
        // From 70 to 82.5: POOR's rate with its mean share of 3/8 gives 3.75, the rest is patients who went to GOOD.
        var part = Assert.Single(Between(world, "GOAL").Parts);
        var split = MovementSplit.Of(world.Book, world.Window("2025-01"), world.Book, world.Window("2025-02"), part.KpiId, part.Points);
        Assert.Equal(
            [("GOOD", 0.0, 3.4375), ("POOR", 3.75, 5.3125)],
            split.Select(c => (world.Model.Kpi(c.KpiId).Code, Math.Round(c.Rate, 9), Math.Round(c.Mix, 9))).OrderBy(c => c.Code)
        );
        Assert.Equal(part.Points, split.Sum(c => c.Points), 1e-9);
    }

    [Fact]
    public void A_sum_splits_by_the_differences_of_its_children_down_to_the_last()
    {
        var world = new ModelBuilder()
            .Kpi("ALL", rollUp: KpiRollUp.Sum)
            .Kpi("A", feeds: "ALL", weight: 0)
            .Kpi("B", feeds: "ALL", rollUp: KpiRollUp.Sum, weight: 0)
            .Kpi("B1", feeds: "B", weight: 0)
            .Kpi("B2", feeds: "B", weight: 0)
            .Values("A", "2025-01", 10, 15)
            .Values("B1", "2025-01", 10, 40)
            .Values("B2", "2025-01", 10, 5)
            .Build();
        var part = Assert.Single(Between(world, "GOAL").Parts);
        Assert.Equal(30, part.Points, 1e-9);
        var split = MovementSplit.Of(world.Book, world.Window("2025-01"), world.Book, world.Window("2025-02"), part.KpiId, part.Points);
        Assert.Equal([("B", 25.0), ("A", 5.0)], split.Select(c => (world.Model.Kpi(c.KpiId).Code, Math.Round(c.Points, 9))));
        Assert.Equal([("B1", 30.0), ("B2", -5.0)], split[0].Children.Select(c => (world.Model.Kpi(c.KpiId).Code, Math.Round(c.Points, 9))));
    }

    [Fact]
    public void The_story_is_what_moved_the_score_most_and_what_held_it_back()
    {
        var world = new ModelBuilder()
            .Unit("SALES")
            .Objective("SELL", "SALES")
            .Objective("GROW")
            .Contribution("SELL", "GROW", weight: 1)
            .Kpi("Wins", "SELL")
            .Kpi("Visits", "SELL")
            .Values("Wins", "2025-01", 50, 70)
            .Values("Visits", "2025-01", 60, 50)
            .Build();

        var story = MovementStory.Of(Between(world, "ORG"), world.Model, _ => true);
        Assert.Equal((world.Kpi("Wins").Id, 10), (story.Main!.Value.KpiId, Math.Round(story.Main.Value.Points, 9)));
        Assert.Equal((world.Kpi("Visits").Id, -5), (story.Against!.Value.KpiId, Math.Round(story.Against.Value.Points, 9)));
        Assert.Null(MovementStory.Of(Between(world, "ORG"), world.Model, k => k.Code != "Wins").Main);
    }

    [Theory]
    [InlineData(15, 40, 5, "B1")]
    [InlineData(40, 15, 10, "A")]
    [InlineData(20, 19, 19, "B")]
    public void The_story_goes_down_to_the_kpi_that_explains_most(int a, int b1, int b2, string deepest)
    {
        var world = new ModelBuilder()
            .Kpi("ALL", rollUp: KpiRollUp.Sum)
            .Kpi("A", feeds: "ALL", weight: 0)
            .Kpi("B", feeds: "ALL", rollUp: KpiRollUp.Sum, weight: 0)
            .Kpi("B1", feeds: "B", weight: 0)
            .Kpi("B2", feeds: "B", weight: 0)
            .Values("A", "2025-01", 10, a)
            .Values("B1", "2025-01", 10, b1)
            .Values("B2", "2025-01", 10, b2)
            .Build();
        var moved = MovementStory.Of(Between(world, "GOAL"), world.Model, _ => true).Main!.Value;
        Assert.Equal("ALL", world.Model.Kpi(moved.KpiId).Code);

        Assert.Equal(deepest, world.Model.Kpi(Deepest(_ => true)!.KpiId).Code);
        Assert.Null(Deepest(kpi => kpi.Code is not ("A" or "B")));

        ChildMovement? Deepest(Func<Kpi, bool> visible) =>
            MovementStory.Deepest(world.Book, world.Window("2025-01"), world.Window("2025-02"), moved, visible);
    }

    private static Movement Between(World world, string node) =>
        Movement.Between(world.Book, world.Node(node), world.Window("2025-01"), world.Window("2025-02"));

    private static IEnumerable<(MovementCause Cause, double Points)> Parts(World world, string node) =>
        Between(world, node).Parts.Select(p => (p.Cause, Math.Round(p.Points, 9))).OrderBy(p => p.Cause).ThenBy(p => p.Item2);
}

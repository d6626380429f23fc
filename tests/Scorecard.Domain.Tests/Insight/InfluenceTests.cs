using Scorecard.Domain.Insight;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Insight;

public class InfluenceTests
{
    private readonly World world = new ModelBuilder()
        .Unit("SALES")
        .Unit("NORTH", under: "SALES")
        .Objective("GROW")
        .Objective("SERVE", perspective: "Customer")
        .Objective("SELL", of: "SALES", cascadeShare: 0.25m)
        .Objective("VISIT", of: "NORTH")
        .Contribution("SELL", "GROW")
        .Contribution("SELL", "SERVE", weight: 3)
        .Contribution("VISIT", "SELL")
        .Contribution("VISIT", "SERVE", counts: false)
        .Kpi("PROFIT", of: "GROW")
        .Kpi("ORDERS", of: "SELL", weight: 3)
        .Kpi("PRICE", of: "SELL")
        .Kpi("TRIPS", of: "VISIT")
        .Kpi("SPARE", of: "VISIT", weight: 0)
        .Values("PROFIT", "2025-01", 10)
        .Values("ORDERS", "2025-01", 30)
        .Values("TRIPS", "2025-01", 70)
        .NotApplicable("PRICE", "2025-01")
        .Build();

    [Theory]
    [InlineData("PROFIT")]
    [InlineData("ORDERS")]
    [InlineData("PRICE")]
    [InlineData("TRIPS")]
    public void A_kpi_is_worth_what_the_whole_explanation_says(string kpi)
    {
        var leaves = world.Explain("ORG", "2025-01").Leaves();

        var worth = Influence.Worth(world.Book, world.Node(kpi), world.Node("ORG"), world.Window("2025-01"));

        Assert.Equal(leaves.TryGetValue(world.Kpi(kpi).Id, out var leaf) ? leaf.Weight : 0, worth, 12);
    }

    [Fact]
    public void The_inputs_of_a_node_make_its_score()
    {
        var inputs = Influence.Inputs(world.Book, world.Node("SELL"), world.Window("2025-01"));

        Assert.Equal(1, inputs.Sum(i => i.Weight), 12);
        Assert.Equal(world.Score("SELL", "2025-01"), inputs.Where(i => i.Weight > 0).Sum(i => i.Weight * i.Score.Value), 12);
    }

    [Theory]
    [InlineData("ORG", "2025-01", 3, 3)]
    [InlineData("SERVE", "2025-01", 2, 2)]
    [InlineData("ORG", "2025-02", 0, 4)]
    [InlineData("NORTH", "2025-01", 1, 1)]
    [InlineData("SALES", "2025-01", 2, 2)]
    public void Each_kpi_that_counts_is_counted_once(string node, string window, int reported, int total) =>
        Assert.Equal(new KpiCount(reported, total), KpiCount.Of(world.Book, world.Node(node), world.Window(window)));
}

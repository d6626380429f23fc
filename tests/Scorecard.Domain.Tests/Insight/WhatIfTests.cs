using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Insight;

public class WhatIfTests
{
    private static readonly World World = new ModelBuilder()
        .Kpi("A")
        .Kpi("B", weight: 3)
        .Kpi("ALL", rollUp: KpiRollUp.Sum, weight: 0)
        .Kpi("PART", feeds: "ALL", weight: 0)
        .Kpi("RATE", aggregation: TimeAggregation.Ratio, measuredIn: "%", weight: 0)
        .Kpi("RANGE", scale: new(ScaleKind.Range, LowZero: 0, Low: 4, High: 6, HighZero: 9), weight: 0)
        .Kpi("LATER", from: "2025-06", weight: 0)
        .Values("A", "2025-01", 40)
        .Values("B", "2025-01", 60)
        .Values("PART", "2025-01", 10)
        .Ratio("RATE", "2025-01", 30, 60)
        .Build();

    [Fact]
    public void Another_value_weight_or_target_scores_the_tree_anew_and_the_real_one_stays()
    {
        Assert.Equal(55, World.Score("GOAL", "2025-01"));
        Assert.Equal(65, Score(new Supposition(Id("A"), Value: 80)));
        Assert.Equal(50, Score(new Supposition(Id("A"), Weight: 3)));
        Assert.Equal(57.5, Score(new Supposition(Id("A"), Target: 80)));
        Assert.Equal(75, Score(new(Id("A"), Value: 80, Weight: 3), new(Id("B"), Value: 70)));
        Assert.Equal(55, World.Score("GOAL", "2025-01"));
    }

    [Fact]
    public void A_value_of_a_child_reaches_the_kpi_that_is_rolled_up_from_it()
    {
        var whatIf = WhatIf.Of(World.Book, World.Window("2025-01"), [new(Id("PART"), Value: 25)]);
        Assert.Equal(25, whatIf.Figure(Id("ALL"), World.Window("2025-01")).Value);
        Assert.Equal(10, World.Figure("ALL", "2025-01").Value);
    }

    [Fact]
    public void A_ratio_keeps_its_denominator()
    {
        var figure = WhatIf
            .Of(World.Book, World.Window("2025-01"), [new(Id("RATE"), Value: 75)])
            .Figure(Id("RATE"), World.Window("2025-01"));
        Assert.Equal((75.0, 45.0, 60.0), (figure.Value, figure.Numerator, figure.Denominator));
    }

    [Theory]
    [InlineData("ALL", 5, null, "“ALL” follows its children. Suppose values for them.")]
    [InlineData("LATER", 5, null, "“LATER” is not measured in this period.")]
    [InlineData("RANGE", null, 5, "“RANGE” has no single target. Change its scale on its own page.")]
    [InlineData("A", null, -5, "“A”: with that target the scale would turn round. Choose one on the other side of the baseline.")]
    public void What_cannot_be_is_refused_with_a_sentence(string kpi, int? value, int? target, string sentence)
    {
        var supposed = new Supposition(Id(kpi), value, target);
        Assert.Equal(sentence, WhatIf.Obstacle(World.Book, World.Window("2025-01"), supposed));
        Assert.Equal(sentence, Assert.Throws<RuleViolation>(() => WhatIf.Of(World.Book, World.Window("2025-01"), [supposed])).Message);
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(999_999_999_999_999)]
    public void A_ratio_whose_numerator_would_be_too_large_is_refused_before_it_is_tried(long denominator)
    {
        var world = new ModelBuilder()
            .Kpi("RATE", aggregation: TimeAggregation.Ratio, measuredIn: "%")
            .Ratio("RATE", "2025-01", 1, denominator)
            .Build();
        var supposed = new Supposition(world.Kpi("RATE").Id, Value: TextRules.LargestNumber);
        const string sentence = "“RATE”: that value is too large for what it is divided by.";
        Assert.Equal(sentence, WhatIf.Obstacle(world.Book, world.Window("2025-01"), supposed));
        Assert.Equal(sentence, Assert.Throws<RuleViolation>(() => WhatIf.Of(world.Book, world.Window("2025-01"), [supposed])).Message);
    }

    [Fact]
    public void A_kpi_that_is_gone_is_said_so() =>
        Assert.Equal("This KPI is not in the scorecard any more.", WhatIf.Obstacle(World.Book, World.Window("2025-01"), new(987654, 1)));

    private static long Id(string kpi) => World.Kpi(kpi).Id;

    private static double Score(params Supposition[] supposed) =>
        WhatIf.Of(World.Book, World.Window("2025-01"), supposed).Objective(World.Objective("GOAL").Id, World.Window("2025-01")).Value;
}

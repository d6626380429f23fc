using Scorecard.Domain.Access;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

public class FormulaScoringTests
{
    private static ModelBuilder Margin() =>
        new ModelBuilder()
            .Unit("SHOP")
            .Objective("EARN", "SHOP")
            .Kpi("SALES", "EARN", aggregation: TimeAggregation.Sum)
            .Kpi("COST", "EARN", aggregation: TimeAggregation.Sum)
            .Kpi("MARGIN", "EARN", formula: "(SALES - COST) / SALES * 100", target: 50, measuredIn: "%")
            .Values("SALES", "2025-01", 100, 300, 100)
            .Values("COST", "2025-01", 50, 240, 80);

    [Theory]
    [InlineData("2025-01", 50)]
    [InlineData("2025-02", 20)]
    [InlineData("2025-Q1", 26)]
    [InlineData("2025-02 to date", 27.5)]
    [InlineData("2025", 26)]
    public void A_view_agrees_with_its_own_inputs(string window, double margin)
    {
        var world = Margin().Build();
        Assert.Equal(margin, world.Book.Figure(world.Kpi("MARGIN").Id, world.Window(window)).Value, 9);
        Assert.Equal(Math.Min(100, margin * 2), world.Score("MARGIN", window), 9);
    }

    [Fact]
    public void Another_formula_from_a_month_on_leaves_the_months_before()
    {
        var world = Margin().Calculate("MARGIN", "2025-03", "SALES - COST").Build();
        double Of(string window) => world.Book.Figure(world.Kpi("MARGIN").Id, world.Window(window)).Value;
        Assert.Equal(
            [50, 20, 20, 27.5, 130],
            new[] { Of("2025-01"), Of("2025-02"), Of("2025-03"), Math.Round(Of("2025-02 to date"), 9), Of("2025-Q1") }
        );
    }

    [Theory]
    [InlineData("(SALES - COST) / SALES * 100", "2025-01", "2025-02")]
    [InlineData("SALES / previous(SALES)", "2025-02", "2025-03")]
    [InlineData("max(SALES, COST * 2) + if(SALES > 200; COST; SALES)", "2025-01", "2025-02")]
    public void The_movement_of_a_formula_adds_up(string formula, string from, string to)
    {
        var world = Margin().Calculate("MARGIN", "2000-01", formula).Build();
        var id = world.Kpi("MARGIN").Id;
        var (before, after) = (world.Window(from), world.Window(to));
        var split = MovementSplit.Of(world.Book, before, world.Book, after, id, 12.5);
        Assert.NotEmpty(split);
        Assert.Equal(12.5, split.Sum(part => part.Points), 9);
        Assert.All(split, part => Assert.NotEqual(0, part.Points));
    }

    [Fact]
    public void Each_input_takes_the_mean_of_its_step_over_all_orders()
    {
        var world = new ModelBuilder()
            .Kpi("A")
            .Kpi("B")
            .Kpi("F", formula: "A * B")
            .Values("A", "2025-01", 2, 4)
            .Values("B", "2025-01", 10, 20)
            .Build();
        var split = MovementSplit.Of(world.Book, world.Window("2025-01"), world.Book, world.Window("2025-02"), world.Kpi("F").Id, 60);
        Assert.Equal([30d, 30d], split.Select(part => part.Points));
    }

    [Fact]
    public void A_formula_that_changed_has_a_part_of_its_own()
    {
        var world = Margin().Calculate("MARGIN", "2025-02", "SALES - COST").Build();
        var id = world.Kpi("MARGIN").Id;
        var split = MovementSplit.Of(world.Book, world.Window("2025-01"), world.Book, world.Window("2025-02"), id, -4);
        Assert.Contains(split, part => part.KpiId == id);
        Assert.Equal(-4, split.Sum(part => part.Points), 9);
    }

    [Fact]
    public void A_step_that_would_divide_by_zero_is_not_split()
    {
        var world = new ModelBuilder()
            .Kpi("A")
            .Kpi("B")
            .Kpi("F", formula: "1 / (A - B)")
            .Values("A", "2025-01", 2, 3)
            .Values("B", "2025-01", 1, 2)
            .Build();
        Assert.Empty(MovementSplit.Of(world.Book, world.Window("2025-01"), world.Book, world.Window("2025-02"), world.Kpi("F").Id, 1));
    }

    [Fact]
    public void What_if_an_input_were_different()
    {
        var world = Margin().Kpi("TWICE", "EARN", formula: "MARGIN * 2").Build();
        var window = world.Window("2025-03");
        var book = WhatIf.Of(world.Book, window, [new(world.Kpi("COST").Id, Value: 60)]);
        Assert.Equal(80, book.Figure(world.Kpi("TWICE").Id, window).Value, 9);
        Assert.Equal(40, world.Book.Figure(world.Kpi("TWICE").Id, window).Value, 9);
        Assert.Contains(
            "is calculated",
            WhatIf.Obstacle(world.Book, window, new(world.Kpi("TWICE").Id, Value: 1)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_formula_over_what_is_private_is_worked_out_roughly()
    {
        var world = new ModelBuilder()
            .Unit("OPS")
            .Unit("SHOP", isPrivate: true)
            .Objective("PAY", "SHOP")
            .Objective("TOP")
            .Kpi("SALARY", "PAY", target: 100)
            .Kpi("RATE", "TOP", formula: "SALARY / 2")
            .Values("SALARY", "2025-01", 61.37m)
            .Build();
        var seen = world.SeenBy(new Actor(9, [new Membership(9, world.Unit("OPS"), Role.Viewer)]));
        var window = world.Window("2025-01");
        var (exact, rough) = (world.Book.Figure(world.Kpi("RATE").Id, window).Value, seen.Book.Figure(world.Kpi("RATE").Id, window).Value);
        Assert.Equal(30.685, exact, 9);
        Assert.NotEqual(exact, rough);
        Assert.Equal(seen.Book.Figure(world.Kpi("SALARY").Id, window).Value / 2, rough, 9);
    }

    [Fact]
    public void A_circle_through_formulas_and_roll_ups_is_refused_with_its_way()
    {
        var builder = Margin()
            .Kpi("ALL", "EARN", rollUp: KpiRollUp.Sum, aggregation: TimeAggregation.Sum)
            .Kpi("PART", "EARN", formula: "ALL + SALES", feeds: "ALL");
        var model = builder.Model();
        var broken = Assert.Throws<RuleViolation>(() => KpiTree.Check(model.Kpis, model.UnitOf));
        Assert.Contains("ALL → PART → ALL", broken.Message, StringComparison.Ordinal);
        Assert.Throws<RuleViolation>(() => new ScoreBook(model));
        builder.Calculate("PART", "2026-01", "SALES");
        Assert.Throws<RuleViolation>(() => KpiTree.Check(builder.Model().Kpis, builder.Model().UnitOf));
    }

    [Fact]
    public void A_long_chain_is_refused_before_it_is_too_long_to_work_out()
    {
        var builder = new ModelBuilder().Kpi("K0", aggregation: TimeAggregation.Sum).Values("K0", "2025-01", 1, 2, 3);
        for (var i = 1; i <= KpiTree.MostInARow; i++)
            builder.Kpi($"K{i}", formula: $"K{i - 1} + K{i - 1} - K0");
        KpiTree.CheckDepth(builder.Model().Kpis);
        var world = builder.Build();
        Assert.True(world.Book.Figure(world.Kpi($"K{KpiTree.MostInARow}").Id, world.Window("2025-Q1")).IsPresent);
        builder.Kpi("LAST", formula: $"K{KpiTree.MostInARow}");
        Assert.Contains(
            "“LAST”",
            Assert.Throws<RuleViolation>(() => KpiTree.CheckDepth(builder.Model().Kpis)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_calculated_one_takes_no_values_and_needs_a_formula()
    {
        var world = Margin().Build();
        var (kpi, calendar) = (world.Kpi("MARGIN"), world.Calendar);
        Assert.Contains("calculated", kpi.Refusal(world.Period("2025-01"), calendar, null, new(2025, 6, 1)), StringComparison.Ordinal);
        kpi.Calculate(DateOnly.MinValue, null);
        Assert.Contains(
            "needs a formula",
            Assert.Throws<RuleViolation>(() => KpiTree.CheckFormulas(kpi)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Evidence_never_takes_one_for_the_cause_of_what_it_is_made_of()
    {
        var world = Margin().Kpi("OTHER", "EARN").Kpi("SHARE", "EARN", formula: "COST / SALES").Build();
        bool Tied(string a, string b) => Computed.IsFrom(world.Model, world.Kpi(a), world.Kpi(b));
        Assert.True(Tied("SALES", "MARGIN"));
        Assert.True(Tied("MARGIN", "COST"));
        Assert.True(Tied("MARGIN", "SHARE"));
        Assert.False(Tied("OTHER", "MARGIN"));
        Assert.False(Tied("SALES", "COST"));
        var together = Computed.Together(world.Model);
        Assert.Equal(together[world.Kpi("SALES").Id], together[world.Kpi("SHARE").Id]);
        Assert.NotEqual(together[world.Kpi("OTHER").Id], together[world.Kpi("SHARE").Id]);
    }
}

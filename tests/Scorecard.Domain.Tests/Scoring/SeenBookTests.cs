using Scorecard.Domain.Access;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>LAB is private: its HIDDEN feeds TOTAL, and its SECRET contributes to GOAL beside OPEN.</summary>
public class SeenBookTests
{
    private const string Month = "2025-01";

    [Fact]
    public void Who_sees_all_has_the_book_itself_and_so_has_everybody_where_nothing_is_private()
    {
        var world = Lab();
        Assert.Same(world.Book, world.Book.SeenBy(Viewer(world, "ORG")));
        Assert.Same(world.Book, world.Book.SeenBy(Viewer(world, "LAB")));
        var open = new ModelBuilder().Unit("OPS").Kpi("OPEN").Values("OPEN", Month, 5).Build();
        Assert.Same(open.Book, open.Book.SeenBy(Viewer(open, "OPS")));
    }

    [Fact]
    public void No_weight_that_is_supposed_brings_out_more_than_the_rough_score()
    {
        var world = Lab();
        Assert.Equal(61.696, Alone(world, world.Book), 9);
        Assert.Equal(60, Alone(world, Seen(world)), 9);
    }

    [Fact]
    public void What_is_taken_from_a_sum_leaves_the_rough_value()
    {
        var (world, window) = (Lab(), Lab().Window(Month));
        var seen = Seen(world);
        Assert.Equal(61.696, Left(world.Book), 9);
        Assert.Equal(60, Left(seen), 9);

        double Left(ScoreBook book) => book.Figure(world.Kpi("TOTAL").Id, window).Value - book.Figure(world.Kpi("PART").Id, window).Value;
    }

    [Theory]
    [InlineData(ScaleKind.Progress, 0, 100, 61.7, 60, 60)]
    [InlineData(ScaleKind.Progress, 90, 98, 94.26, 94, 50)]
    [InlineData(ScaleKind.Progress, 90, 98, 120, 120, 100)]
    [InlineData(ScaleKind.Progress, 0, 700, 512, 500, 70)]
    [InlineData(ScaleKind.Progress, 5, 0, 3, 4, 20)]
    [InlineData(ScaleKind.YesNo, 0, 0, 1, 0.5, 50)]
    [InlineData(ScaleKind.YesNo, 0, 0, 0, 0.5, 50)]
    [InlineData(ScaleKind.None, 0, 0, 61.7, 60, double.NaN)]
    [InlineData(ScaleKind.None, 0, 0, 0, 0, double.NaN)]
    public void A_value_counts_to_a_step_of_its_scale_and_a_score_to_ten_points(
        ScaleKind kind,
        double start,
        double target,
        double value,
        double countsAs,
        double score
    )
    {
        var scale = kind switch
        {
            ScaleKind.Progress => ScaleInput.Progress((decimal)start, (decimal)target),
            ScaleKind.YesNo => new ScaleInput(kind, GoodAnswer: true),
            _ => new ScaleInput(kind),
        };
        var world = new ModelBuilder()
            .Unit("LAB", isPrivate: true)
            .Unit("OPS")
            .Objective("SECRET", of: "LAB")
            .Kpi("HIDDEN", of: "SECRET", scale: scale)
            .Values("HIDDEN", Month, (decimal)value)
            .Build();
        var seen = Seen(world);
        Assert.Equal(countsAs, seen.Figure(world.Kpi("HIDDEN").Id, world.Window(Month)).Value, 9);
        Assert.Equal(score, seen.Score(world.Node("HIDDEN"), world.Window(Month)).Value, 9);
    }

    [Fact]
    public void A_ratio_counts_with_rough_parts_of_a_rough_quotient()
    {
        var world = new ModelBuilder()
            .Unit("LAB", isPrivate: true)
            .Unit("OPS")
            .Objective("SECRET", of: "LAB")
            .Kpi("ALL", aggregation: TimeAggregation.Ratio, measuredIn: "%", rollUp: KpiRollUp.Ratio)
            .Kpi("HIDDEN", of: "SECRET", aggregation: TimeAggregation.Ratio, measuredIn: "%", feeds: "ALL")
            .Ratio("HIDDEN", Month, 3, 41)
            .Ratio("HIDDEN", "2025-02", 1, 2)
            .Build();
        var seen = Seen(world);
        var (first, second) = (Figure(Month), Figure("2025-02"));
        Assert.Equal((10.0, 4.0, 40.0), (first.Value, first.Numerator, first.Denominator));
        // Never nothing, by which nobody can divide.
        Assert.Equal((50.0, 5.0), (second.Value, second.Denominator));

        KpiFigure Figure(string month) => seen.Figure(world.Kpi("ALL").Id, world.Window(month));
    }

    [Fact]
    public void Only_what_counts_something_hidden_is_about_right_and_all_else_exact()
    {
        var world = Lab();
        var seen = Seen(world);
        foreach (var code in new[] { "GOAL", "TOTAL", "ORG", "ORG/Financial" })
            Assert.True(seen.Score(world.Node(code), world.Window(Month)).IsAbout, code);
        foreach (var code in new[] { "RUN", "OPEN", "PART", "OPS" })
            Assert.Equal(world.Of(code, Month), seen.Score(world.Node(code), world.Window(Month)));
        Assert.False(world.Of("GOAL", Month).IsAbout);
    }

    [Fact]
    public void It_follows_new_values_and_is_made_once_for_all_who_see_the_same()
    {
        var world = Lab();
        Assert.Same(Seen(world), Seen(world));
        world.Record("HIDDEN", Month, 33);
        Assert.Equal(30, Alone(world, Seen(world)), 9);
        world.Book.Sequence = 7;
        Assert.Equal(7, Seen(world).Sequence);
    }

    [Fact]
    public void Only_what_is_seen_is_counted()
    {
        var world = Lab();
        Assert.Equal(4, KpiCount.Of(world.Book, world.Node("ORG"), world.Window(Month)).Total);
        Assert.Equal(3, KpiCount.Of(Seen(world), world.Node("ORG"), world.Window(Month)).Total);
    }

    private static World Lab() =>
        new ModelBuilder()
            .Unit("OPS")
            .Unit("LAB", isPrivate: true)
            .Objective("GOAL")
            .Objective("RUN", of: "OPS")
            .Objective("SECRET", of: "LAB")
            .Contribution("RUN", "GOAL")
            .Contribution("SECRET", "GOAL")
            .Kpi("OPEN")
            .Kpi("TOTAL", rollUp: KpiRollUp.Sum, target: 200)
            .Kpi("PART", of: "RUN", feeds: "TOTAL")
            .Kpi("HIDDEN", of: "SECRET", feeds: "TOTAL")
            .Values("OPEN", Month, 40)
            .Values("PART", Month, 76.064m)
            .Values("HIDDEN", Month, 61.696m)
            .Build();

    private static Actor Viewer(World world, string unit) => new(7, [new Membership(7, world.Unit(unit), Role.Viewer)]);

    private static ScoreBook Seen(World world) => world.Book.SeenBy(Viewer(world, "OPS"));

    /// <summary>GOAL once everything that OPS sees weighs nothing.</summary>
    private static double Alone(World world, ScoreBook book)
    {
        Supposition[] weightless = [.. new[] { "OPEN", "TOTAL", "PART" }.Select(code => new Supposition(world.Kpi(code).Id, Weight: 0))];
        var window = world.Window(Month);
        return WhatIf.Of(book, window, weightless).Score(world.Node("GOAL"), window).Value;
    }
}

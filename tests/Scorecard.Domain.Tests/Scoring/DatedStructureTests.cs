using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>A window is scored with the structure of its last month.</summary>
public class DatedStructureTests
{
    private static readonly string[] BeforeJuly = ["2025-01", "2025-06", "2025-Q2", "2025-H1", "2025-06 to date"];

    /// <summary>Two departments with a team each; LAST-MILE moves from SALES to OPS in July, and supports RUN from then on.</summary>
    private static ModelBuilder Company() =>
        new ModelBuilder()
            .Unit("SALES")
            .Unit("OPS")
            .Unit("LAST-MILE", under: "SALES")
            .Objective("TOP")
            .Objective("SELL", of: "SALES", cascadeShare: 0.5m)
            .Objective("RUN", of: "OPS", cascadeShare: 0.5m)
            .Objective("DELIVER", of: "LAST-MILE")
            .Contribution("SELL", "TOP")
            .Contribution("RUN", "TOP", weight: 3)
            .Contribution("DELIVER", "SELL")
            .Kpi("SOLD", of: "SELL")
            .Kpi("RAN", of: "RUN")
            .Kpi("ON-TIME", of: "DELIVER")
            .Values("SOLD", "2025-01", [.. Enumerable.Repeat<decimal?>(80, 12)])
            .Values("RAN", "2025-01", [.. Enumerable.Repeat<decimal?>(60, 12)])
            .Values("ON-TIME", "2025-01", [.. Enumerable.Repeat<decimal?>(20, 12)]);

    private static World Moved()
    {
        var builder = Company();
        return builder
            .From(
                "2025-07",
                () =>
                {
                    var model = builder.Model();
                    model.Units.Single(u => u.Code == "LAST-MILE").MoveUnder(model.Units.Single(u => u.Code == "OPS"));
                    builder.Uncontribute("DELIVER", "SELL").Contribution("DELIVER", "RUN");
                }
            )
            .Build();
    }

    [Fact]
    public void What_was_before_stays_to_the_last_bit()
    {
        var (still, moved) = (Company().Build(), Moved());
        foreach (var window in BeforeJuly)
        foreach (var code in new[] { "ORG", "SALES", "OPS", "LAST-MILE", "TOP", "SELL", "RUN", "DELIVER" })
            Assert.Equal(still.Of(code, window), moved.Of(code, window));
    }

    [Theory]
    [InlineData("2025-07", 80, 40, 50)]
    [InlineData("2025-Q3", 80, 40, 50)]
    [InlineData("2025", 80, 40, 50)]
    [InlineData("2025-12 to date", 80, 40, 50)]
    [InlineData("2025-06", 50, 60, 57.5)]
    public void What_comes_after_follows_the_new_structure(string window, double sell, double run, double top)
    {
        var world = Moved();
        Assert.Equal(sell, world.Score("SELL", window), 1e-9);
        Assert.Equal(run, world.Score("RUN", window), 1e-9);
        Assert.Equal(top, world.Score("TOP", window), 1e-9);
    }

    [Fact]
    public void A_movement_names_the_move_and_its_parts_add_up()
    {
        var world = Moved();
        var (june, july) = (world.Window("2025-06"), world.Window("2025-07"));

        var movement = Movement.Between(world.Book, world.Node("OPS"), june, july);
        var shift = StructureShift.Of(world.Book, world.Book, movement, june, july)[0];

        Assert.Equal(-20, movement.Change, 1e-9);
        Assert.Equal(movement.Change, movement.Parts.Sum(p => p.Points), 1e-9);
        Assert.Equal((ShiftKind.UnitMoved, world.Unit("LAST-MILE").Id), (shift.Kind, shift.SubjectId));
        // (20 − 50) × 0.5: held against the mean of 60 and 40.
        Assert.Equal(-15, shift.Points, 1e-9);
        Assert.Equal([MovementCause.Added], CausesOf(movement, world.Kpi("ON-TIME").Id));
        var left = Movement.Between(world.Book, world.Node("SALES"), june, july);
        Assert.Equal([MovementCause.Removed], CausesOf(left, world.Kpi("ON-TIME").Id));
    }

    private static IEnumerable<MovementCause> CausesOf(Movement movement, long kpi) =>
        movement.Parts.Where(p => p.KpiId == kpi).Select(p => p.Cause);

    [Theory]
    [InlineData("2025-05", "2025-06")]
    [InlineData("2025-06", "2025-07")]
    [InlineData("2025-07", "2025-08")]
    public void So_do_those_of_links_that_were_turned_round(string from, string to)
    {
        var builder = Company().Contribution("SELL", "RUN");
        AssertAddsUp(builder.From("2025-07", () => builder.Uncontribute("SELL", "RUN").Contribution("RUN", "SELL")).Build(), from, to);

        // One that only ever aligned does not count either way.
        builder = Company().Contribution("SELL", "RUN").Contribution("RUN", "SELL", counts: false);
        AssertAddsUp(builder.From("2025-07", () => builder.Uncontribute("RUN", "SELL")).Build(), from, to);
    }

    private static void AssertAddsUp(World world, string from, string to)
    {
        foreach (var code in new[] { "TOP", "SELL", "RUN", "SALES", "OPS", "ORG" })
        {
            var movement = Movement.Between(world.Book, world.Node(code), world.Window(from), world.Window(to));
            Assert.Equal(movement.Change, movement.Parts.Sum(p => p.Points), 1e-9);
        }
    }

    private static World Merged()
    {
        var builder = Company();
        return builder
            .From(
                "2025-07",
                () =>
                {
                    var model = builder.Model();
                    model.Objectives.Single(o => o.Code == "SELL").MoveTo(model.Units.Single(u => u.Code == "OPS"));
                }
            )
            .Build();
    }

    [Fact]
    public void An_objective_that_moves_counts_in_each_unit_while_it_belongs_there()
    {
        var (still, merged) = (Company().Build(), Merged());
        foreach (var window in BeforeJuly)
        foreach (var code in new[] { "ORG", "SALES", "OPS", "TOP", "SELL", "RUN" })
            Assert.Equal(still.Of(code, window), merged.Of(code, window));

        Assert.Equal((50, 60), (merged.Score("SALES", "2025-06"), merged.Score("OPS", "2025-06")));
        Assert.Equal(ScoreState.NotApplicable, merged.Of("SALES", "2025-07").State);
        Assert.Equal(55, merged.Score("OPS", "2025-07"), 1e-9);
        Assert.Equal(still.Of("TOP", "2025"), merged.Of("TOP", "2025"));
        Assert.Equal(55, merged.Score("OPS", "2025"), 1e-9);
        Assert.Equal(["SELL", "RUN"], ObjectivesIn(merged, "OPS", "2025-07").OrderByDescending(code => code));
        Assert.Equal(["RUN"], ObjectivesIn(merged, "OPS", "2025-06"));
        Assert.Empty(merged.Book.Inputs(merged.Node("SALES"), merged.Window("2025-07")));
    }

    private static IEnumerable<string> ObjectivesIn(World world, string unit, string window) =>
        world.Book.Model.In(world.Window(window)).ObjectivesOf(world.Unit(unit)).Select(o => o.Code);

    [Fact]
    public void Its_move_is_named_by_a_movement_whose_parts_add_up()
    {
        var world = Merged();
        var (june, july) = (world.Window("2025-06"), world.Window("2025-07"));

        var movement = Movement.Between(world.Book, world.Node("OPS"), june, july);
        var shift = StructureShift.Of(world.Book, world.Book, movement, june, july)[0];

        Assert.Equal(-5, movement.Change, 1e-9);
        Assert.Equal(movement.Change, movement.Parts.Sum(p => p.Points), 1e-9);
        Assert.Equal(
            (ShiftKind.ObjectiveMoved, world.Objective("SELL").Id, world.Unit("OPS").Id),
            (shift.Kind, shift.SubjectId, shift.ToId)
        );
        Assert.Equal([MovementCause.Added], CausesOf(movement, world.Kpi("SOLD").Id));
        Assert.True(StructureShift.Concerns(world.Book, world.Node("SALES"), june, july));
        Assert.False(StructureShift.Concerns(world.Book, world.Node("RUN"), june, july));
    }

    [Fact]
    public void A_trend_is_marked_where_what_counts_in_it_changed_and_nowhere_else()
    {
        var world = Moved();
        Assert.True(StructureShift.Concerns(world.Book, world.Node("OPS"), world.Window("2025-06"), world.Window("2025-07")));
        Assert.False(StructureShift.Concerns(world.Book, world.Node("OPS"), world.Window("2025-07"), world.Window("2025-08")));
        Assert.True(StructureShift.Concerns(world.Book, world.Node("DELIVER"), world.Window("2025-06"), world.Window("2025-07")));
    }

    [Fact]
    public void Rights_are_those_of_today_whatever_month_is_shown()
    {
        var world = Moved();
        var june = world.Model.At(new(2025, 6, 1));
        Assert.Equal(world.Unit("SALES").Id, june.Unit(world.Unit("LAST-MILE").Id).ParentId);
        Assert.Same(world.Model, june.Latest);
        Assert.Same(world.Model, world.Model.At(new(2025, 7, 1)));
        Assert.Same(june, world.Model.At(new(2024, 1, 1)));
    }

    [Theory]
    [InlineData(TimeAggregation.Sum, "2025", 60, 60)]
    [InlineData(TimeAggregation.Average, "2025", 10, 10)]
    [InlineData(TimeAggregation.Last, "2025", double.NaN, 10)]
    [InlineData(TimeAggregation.Sum, "2025-06", 10, double.NaN)]
    [InlineData(TimeAggregation.Sum, "2025-H2", double.NaN, 60)]
    public void A_child_counts_in_the_months_in_which_it_fed_its_parent(TimeAggregation over, string window, double left, double right)
    {
        var builder = new ModelBuilder()
            .Objective("O")
            .Kpi("LEFT", of: "O", rollUp: KpiRollUp.Sum, aggregation: over)
            .Kpi("RIGHT", of: "O", rollUp: KpiRollUp.Sum, aggregation: over)
            .Kpi("CHILD", of: "O", feeds: "LEFT", aggregation: over)
            .Values("CHILD", "2025-01", [.. Enumerable.Repeat<decimal?>(10, 12)]);
        builder.From(
            "2025-07",
            () => builder.Model().Kpis.Single(k => k.Code == "CHILD").FeedInto(builder.Model().Kpis.Single(k => k.Code == "RIGHT").Id)
        );
        var world = builder.Build();
        Assert.Equal(left, world.Book.Figure(world.Kpi("LEFT").Id, world.Window(window)).Value, 1e-9);
        Assert.Equal(right, world.Book.Figure(world.Kpi("RIGHT").Id, world.Window(window)).Value, 1e-9);
    }

    [Fact]
    public void Links_that_turn_round_make_a_circle_across_the_months_and_none_in_any()
    {
        var builder = new ModelBuilder()
            .Unit("A")
            .Unit("B")
            .Objective("ONE", of: "A")
            .Objective("TWO", of: "B")
            .Kpi("FIRST", of: "ONE")
            .Kpi("SECOND", of: "TWO")
            .Contribution("ONE", "TWO")
            .Values("FIRST", "2025-01", 40, 40)
            .Values("SECOND", "2025-01", 80, 80);
        builder.From("2025-02", () => builder.Uncontribute("ONE", "TWO").Contribution("TWO", "ONE"));
        var world = builder.Build();
        world.Model.CheckEveryMonth(_ => "");

        Assert.Equal((40, 60), (world.Score("ONE", "2025-01"), world.Score("TWO", "2025-01")));
        Assert.Equal((60, 80), (world.Score("ONE", "2025-02"), world.Score("TWO", "2025-02")));
        Assert.Equal(
            60,
            Explanation.Of(world.Book, world.Node("ONE"), world.Window("2025-02")).Leaves().Values.Sum(l => l.Weight * l.Score),
            1e-9
        );
        world.Record("FIRST", "2025-01", MeasuredValue.Of(60));
        world.Record("FIRST", "2025-02", MeasuredValue.Of(0));
        Assert.Equal((70, 40), (world.Score("TWO", "2025-01"), world.Score("ONE", "2025-02")));
    }
}

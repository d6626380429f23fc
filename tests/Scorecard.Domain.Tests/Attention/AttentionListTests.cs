using Scorecard.Domain.Attention;
using Scorecard.Domain.Health;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Signals;
using Scorecard.TestData;
using Scorecard.TestData.Health;

namespace Scorecard.Domain.Tests.Attention;

public class AttentionListTests
{
    [Fact]
    public void A_sound_cascade_needs_nobody() =>
        Assert.All(Of(CheckedWorld.Sound().Build()).Counts(_ => true), count => Assert.Equal(0, count.Value));

    [Fact]
    public void What_is_red_and_falls_is_told_with_what_it_costs_and_since_when()
    {
        var world = CheckedWorld.Sound().Add("FALLS", "RUN").Values("FALLS", "2025-04", 52, 38, 20).Build();

        var item = Assert.Single(Of(world).Items(AttentionKind.Falling, _ => true));

        Assert.Equal(
            (world.Kpi("FALLS").Id, 38.0, 20.0, new DateOnly(2025, 5, 1), false),
            (item.SubjectId, item.Before, item.Now, item.Since, item.IsServed)
        );
        Assert.Equal(
            Lever.Of(world.Book, world.Node("ORG"), world.Window("2025-06")).Single(l => l.KpiId == item.SubjectId).Points,
            item.Points,
            1e-9
        );
        Assert.Empty(Of(world).Items(AttentionKind.NoInitiative, _ => true));
    }

    [Fact]
    public void What_is_red_only_now_falls_even_where_it_was_told_before_as_red_by_nobody()
    {
        var world = CheckedWorld.Sound().Add("NEW", "RUN").Values("NEW", "2025-04", 60, 60, 30).Initiative("DO", "OPS", "NEW").Build();
        var item = Assert.Single(Of(world).Items(AttentionKind.Falling, _ => true));
        Assert.Equal((new DateOnly(2025, 6, 1), true), (item.Since, item.IsServed));
    }

    [Fact]
    public void What_is_red_and_stays_is_told_where_no_open_initiative_serves_it()
    {
        var world = CheckedWorld.Sound().Add("FLAT", "RUN", value: 20).Build();
        var item = Assert.Single(Of(world).Items(AttentionKind.NoInitiative, _ => true));
        Assert.Equal((world.Kpi("FLAT").Id, new DateOnly(2025, 4, 1)), (item.SubjectId, item.Since));
        Assert.Empty(
            Of(CheckedWorld.Sound().Add("FLAT", "RUN", value: 20).Initiative("DO", "OPS", "FLAT").Build())
                .Items(AttentionKind.NoInitiative, _ => true)
        );
    }

    [Fact]
    public void An_objective_falls_where_none_of_its_own_KPIs_does()
    {
        var world = CheckedWorld
            .Sound()
            .Objective("TOP")
            .Own("TOP")
            .Add("STEADY", "TOP", value: 45)
            .Unit("LAB")
            .Objective("AIM", of: "LAB")
            .Own("AIM")
            .Contribution("AIM", "TOP", weight: 1)
            .Add("DEEP", "AIM")
            .Values("DEEP", "2025-04", 40, 40, 10)
            .Build();
        var items = Of(world).Items(AttentionKind.Falling, _ => true).ToList();
        Assert.Equal([world.Kpi("DEEP").Id, world.Objective("TOP").Id], items.Select(i => i.SubjectId).Order().Reverse());
    }

    [Fact]
    public void What_was_red_and_is_no_longer_turned_better()
    {
        var world = CheckedWorld.Sound().Add("UP", "RUN").Values("UP", "2025-05", 20, 80).Build();
        var item = Assert.Single(Of(world).Items(AttentionKind.Better, _ => true));
        Assert.Equal((20.0, 80.0), (item.Before, item.Now));
    }

    [Theory]
    [InlineData(45, true)] // worse, and not red
    [InlineData(62, false)] // within the normal range
    [InlineData(80, false)] // better
    [InlineData(20, false)] // red and falling, and told as that
    public void A_value_out_of_the_ordinary_is_told_to_its_own_unit_where_it_is_worse_and_not_told_otherwise(int june, bool told)
    {
        var world = CheckedWorld
            .Sound()
            .Add("ODD", "RUN")
            .Values("ODD", "2024-06", 60, 61, 62, 61, 60, 61, 62, 61, 60, 61, 62, 61, june)
            .Build();

        var items = AttentionList
            .Of(world.Book, world.Unit("OPS"), world.Window("2025-06"), CheckedWorld.Today)
            .Items(AttentionKind.Signal, _ => true)
            .ToList();

        Assert.Equal(
            told ? [(world.Kpi("ODD").Id, new DateOnly(2025, 6, 1), SignalRule.Outside)] : [],
            items.Select(i => (i.SubjectId, i.Since, i.History!.LastSignal!.Value.Rule))
        );
        Assert.Empty(Of(world).Items(AttentionKind.Signal, _ => true));
    }

    [Fact]
    public void A_dismissed_signal_comes_back_with_the_next_value_that_is_one()
    {
        var world = CheckedWorld
            .Sound()
            .Add("ODD", "RUN")
            .Values("ODD", "2024-06", 60, 61, 62, 61, 60, 61, 62, 61, 60, 61, 62, 50, 45)
            .Build();
        string Facts(string month) =>
            AttentionList.Of(world.Book, world.Unit("OPS"), world.Window(month), CheckedWorld.Today) is var list
                ? list.Facts(list.Items(AttentionKind.Signal, _ => true).Single())
                : "";
        Assert.Equal("Outside Low 2025-05-01", Facts("2025-05"));
        Assert.NotEqual(Facts("2025-05"), Facts("2025-06"));
    }

    [Fact]
    public void A_dismissed_row_stays_dismissed_while_it_goes_on()
    {
        var world = CheckedWorld
            .Sound()
            .Add("ROW", "RUN")
            .Values("ROW", "2024-01", 60, 64, 60, 64, 60, 59, 58, 59, 58, 59, 58, 59, 58, 59)
            .Build();
        string? Facts(string month) =>
            AttentionList.Of(world.Book, world.Unit("OPS"), world.Window(month), CheckedWorld.Today) is var list
            && list.Items(AttentionKind.Signal, _ => true).SingleOrDefault() is { } item
                ? list.Facts(item)
                : null;
        Assert.Equal([null, "Run Low 2024-06-01", "Run Low 2024-06-01"], new[] { "2024-12", "2025-01", "2025-02" }.Select(Facts));
    }

    [Fact]
    public void A_value_is_overdue_from_the_day_after_its_due_day()
    {
        var world = CheckedWorld.Sound().Kpi("LATE", "RUN").Own("LATE").Values("LATE", "2025-05", 60).Build();
        var due = new DateOnly(2025, 6, 30).AddDays(world.Kpi("LATE").DueDays);

        Assert.Empty(Of(world, today: due).Items(AttentionKind.Overdue, _ => true));
        var item = Assert.Single(Of(world, today: due.AddDays(1)).Items(AttentionKind.Overdue, _ => true));
        Assert.Equal((world.Kpi("LATE").Id, due, 1), (item.SubjectId, item.Since, item.Count));
    }

    [Fact]
    public void Before_the_first_value_of_all_nothing_is_overdue() =>
        Assert.Empty(Of(new ModelBuilder().Kpi("NEW").Build()).Items(AttentionKind.Overdue, _ => true));

    [Fact]
    public void Initiatives_are_told_with_the_gravest_of_their_troubles()
    {
        var world = CheckedWorld
            .Sound()
            .Initiative("FINE", "OPS", "SPEED")
            .Initiative("RISKY", "OPS", "SPEED")
            .Initiative("WAITS", "OPS", "SPEED")
            .Initiative("OVER", "OPS", "SPEED")
            .Build();
        world.Initiative("RISKY").Report(InitiativeStatus.AtRisk, 0, 0, null);
        world.Initiative("OVER").Report(InitiativeStatus.Done, 1, 0, null);
        world.Initiative("WAITS").Await([world.Initiative("FINE").Id], world.Model.Initiatives);

        Assert.Equal([("RISKY", InitiativeTrouble.AtRisk), ("WAITS", InitiativeTrouble.Blocked)], Told(CheckedWorld.Today));
        Assert.All(Told(new(2026, 1, 1)), told => Assert.Equal(InitiativeTrouble.Late, told.Trouble));

        IEnumerable<(string Code, InitiativeTrouble Trouble)> Told(DateOnly today) =>
            Of(world, today: today)
                .Items(AttentionKind.Initiative, _ => true)
                .Select(i => (world.Model.Initiatives.Single(x => x.Id == i.SubjectId).Code, i.Trouble));
    }

    [Theory]
    [InlineData(HealthRule.NoObjectives, 1)]
    [InlineData(HealthRule.Unsupported, 1)]
    [InlineData(HealthRule.CauseCircle, 1)]
    [InlineData(HealthRule.HeavyInput, 0)]
    [InlineData(HealthRule.KpiWithoutValues, 0)]
    public void Only_problems_of_the_health_check_are_told(HealthRule rule, int count) =>
        Assert.Equal(
            count,
            Of(SpoiledWorlds.Of(rule).Build()).Items(AttentionKind.Finding, _ => true).Count(i => i.Finding!.Value.Rule == rule)
        );

    [Fact]
    public void A_unit_has_only_what_is_in_its_own_branch()
    {
        var world = CheckedWorld
            .Sound()
            .Unit("LAB")
            .Objective("AIM", of: "LAB")
            .Contribution("AIM", "GOAL")
            .Own("AIM")
            .Add("FALLS", "AIM")
            .Values("FALLS", "2025-04", 52, 38, 20)
            .Build();
        Assert.Empty(
            AttentionList
                .Of(world.Book, world.Unit("OPS"), world.Window("2025-06"), CheckedWorld.Today)
                .Items(AttentionKind.Falling, _ => true)
        );
        Assert.Single(
            AttentionList
                .Of(world.Book, world.Unit("LAB"), world.Window("2025-06"), CheckedWorld.Today)
                .Items(AttentionKind.Falling, _ => true)
        );
    }

    [Fact]
    public void Who_does_not_see_a_unit_hears_nothing_of_it_and_counts_nothing()
    {
        var builder = CheckedWorld
            .Sound()
            .Unit("LAB", isPrivate: true)
            .Objective("AIM", of: "LAB")
            .Contribution("AIM", "GOAL")
            .Own("AIM")
            .Add("FALLS", "AIM")
            .Values("FALLS", "2025-04", 52, 38, 20)
            .Initiative("SECRET", "LAB", "FALLS")
            .Initiative("WAITS", "OPS", "SPEED");
        var world = builder.Build();
        world.Initiative("WAITS").Await([world.Initiative("SECRET").Id], world.Model.Initiatives);
        var list = Of(world);

        Assert.Equal(2, list.Counts(_ => true).Values.Sum());
        Assert.Equal(0, list.Counts(u => u.Code != "LAB").Values.Sum());
        var item = list.Items(AttentionKind.Falling, _ => true).Single();
        Assert.NotNull(list.Find(item.Key, _ => true));
        Assert.Null(list.Find(item.Key, u => u.Code != "LAB"));
    }

    [Fact]
    public void The_list_is_kept_until_a_value_changes_and_facts_change_with_it()
    {
        var world = CheckedWorld.Sound().Add("FALLS", "RUN").Values("FALLS", "2025-04", 52, 38, 20).Build();
        var before = Of(world);
        Assert.Same(before, Of(world));
        var item = before.Items(AttentionKind.Falling, _ => true).Single();

        world.Record("FALLS", "2025-06", 19);

        var after = Of(world);
        Assert.NotSame(before, after);
        var again = after.Find(item.Key, _ => true)!;
        Assert.NotEqual(before.Facts(item), after.Facts(again));
        Assert.NotEqual(
            before.Facts(item),
            Of(world, "2025-05").Facts(Of(world, "2025-05").Items(AttentionKind.Falling, _ => true).Single())
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("Overdue:7")]
    [InlineData("Overdue:7:9:NoRule")]
    [InlineData("99:7:9:")]
    [InlineData("overdue:7:9:")]
    public void Other_texts_are_no_keys(string text) => Assert.False(AttentionKey.TryParse(text, out _));

    [Fact]
    public void A_key_is_read_as_it_was_written()
    {
        foreach (
            var key in new AttentionKey[]
            {
                new(AttentionKind.Overdue, long.MaxValue, long.MaxValue, null),
                new(AttentionKind.Finding, 7, long.MaxValue, HealthRule.ObjectiveWithoutContribution),
            }
        )
        {
            Assert.True(AttentionKey.TryParse(key.ToString(), out var read));
            Assert.Equal(key, read);
            Assert.InRange(key.ToString().Length, 1, DismissedItem.KeyLength);
        }
    }

    private static AttentionList Of(World world, string window = "2025-06", DateOnly? today = null) =>
        AttentionList.Of(world.Book, world.Unit("ORG"), world.Window(window), today ?? CheckedWorld.Today);
}

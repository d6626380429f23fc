using Scorecard.Domain.Attention;
using Scorecard.TestData.Health;
using static Scorecard.Domain.Tests.Attention.Lists;

namespace Scorecard.Domain.Tests.Attention;

public class AttentionListTests
{
    [Fact]
    public void A_sound_cascade_needs_nobody() =>
        Assert.All(Of(CheckedWorld.Sound().Build()).Counts(_ => true), count => Assert.Equal(0, count.Value));

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
}

using Scorecard.Domain.Attention;
using Scorecard.Domain.Insight;
using Scorecard.TestData.Health;
using static Scorecard.Domain.Tests.Attention.Lists;

namespace Scorecard.Domain.Tests.Attention;

public class ScoreAttentionTests
{
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

    [Fact]
    public void What_is_called_the_same_as_many_others_stands_with_them_where_the_costliest_does()
    {
        var world = CheckedWorld.Sound();
        foreach (
            var (code, name, value) in new[]
            {
                ("ALONE", "Alone", 30m),
                ("S1", "Same", 20m),
                ("S2", "Same", 25m),
                ("S3", "Same", 35m),
                ("S4", "Same", 10m),
                ("T1", "Twice", 22m),
                ("T2", "Twice", 22m),
            }
        )
            world.Add(code, "RUN").Call(code, name).Values(code, "2025-04", 52, 38, value);
        var built = world.Build();

        var bundles = Of(built).Bundles(AttentionKind.Falling, _ => true).Select(Codes).ToList();

        Assert.Equal("S4 S1 S2 S3", bundles.First(codes => codes.Contains(' ', StringComparison.Ordinal)));
        Assert.Equal(["T1", "T2", "ALONE"], bundles.Where(codes => codes is "T1" or "T2" or "ALONE"));
        Assert.Equal(
            ["S1", "S2", "S3"],
            Of(built)
                .Bundles(AttentionKind.Falling, _ => true, i => i.SubjectId != built.Kpi("S4").Id)
                .Select(Codes)
                .Where(codes => codes.StartsWith('S'))
        );

        string Codes(IReadOnlyList<AttentionItem> some) =>
            string.Join(' ', some.Where(i => i.Subject == Domain.Health.FindingSubject.Kpi).Select(i => built.Model.Kpi(i.SubjectId).Code));
    }
}

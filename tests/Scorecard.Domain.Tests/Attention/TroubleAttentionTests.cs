using Scorecard.Domain.Attention;
using Scorecard.Domain.Health;
using Scorecard.Domain.Plans;
using Scorecard.TestData;
using Scorecard.TestData.Health;
using static Scorecard.Domain.Tests.Attention.Lists;

namespace Scorecard.Domain.Tests.Attention;

public class TroubleAttentionTests
{
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
}

using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Tests.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Attention;

public class AttentionPropertyTests
{
    private static readonly DateOnly Today = new(2025, 4, 20);

    [Property(MaxTest = 100)]
    public void Every_red_KPI_that_falls_is_told_once_and_costs_what_its_lever_says(int seed, PositiveInt size)
    {
        var world = new RandomWorld(seed, Math.Min(size.Get, 12)).World;
        var (before, now) = (world.Window("2025-02"), world.Window("2025-03"));
        foreach (var unit in world.Model.Units)
        {
            var list = AttentionList.Of(world.Book, unit, now, Today);
            var levers = Lever.Of(world.Book, new(NodeKind.Unit, unit.Id), now).ToDictionary(l => l.KpiId, l => l.Points);
            var told = list.Items(AttentionKind.Falling, _ => true).Where(i => world.Model.TryKpi(i.SubjectId, out _)).ToList();

            var open = world
                .Model.Subtree(unit)
                .Where(u => !(world.Model.ClosedFrom(u) <= Today))
                .SelectMany(world.Model.ObjectivesOf)
                .SelectMany(world.Model.KpisOf)
                .Where(k => !(k.ClosedFrom <= Today));
            var expected = open.Where(kpi =>
            {
                var (earlier, score) = (world.Book.Kpi(kpi.Id, before), world.Book.Kpi(kpi.Id, now));
                return earlier.IsPresent
                    && world.Book.StatusOf(kpi, score) == Status.Red
                    && (
                        world.Book.StatusOf(kpi, earlier) != Status.Red
                        || Math.Round(score.Value, 1, MidpointRounding.AwayFromZero)
                            < Math.Round(earlier.Value, 1, MidpointRounding.AwayFromZero)
                    );
            });
            Assert.Equal(expected.Select(k => k.Id).Order(), told.Select(i => i.SubjectId).Order());
            Assert.All(told, item => Assert.Equal(levers.GetValueOrDefault(item.SubjectId), item.Points, 1e-9));
            Assert.Equal(told.OrderByDescending(i => i.Points).Select(i => i.Points), told.Select(i => i.Points));
        }
    }

    [Property(MaxTest = 100)]
    public void Counts_and_items_agree_for_whatever_is_seen(int seed, PositiveInt size)
    {
        var world = new RandomWorld(seed, Math.Min(size.Get, 12)).World;
        foreach (var unit in world.Model.Units.Where(u => u.ParentId is not null && (u.Id + seed) % 3 == 0))
            unit.SetPrivate(true);
        var list = AttentionList.Of(world.Book, world.Model.Root!, world.Window("2025-03"), Today);
        var seen = world.Model.Units.Where(u => !world.Model.IsWithinPrivate(u) || (u.Id + seed) % 2 == 0).Select(u => u.Id).ToHashSet();
        foreach (var (kind, count) in list.Counts(u => seen.Contains(u.Id)))
        {
            var items = list.Items(kind, u => seen.Contains(u.Id)).ToList();
            Assert.Equal(count, items.Count);
            Assert.All(items, item => Assert.Same(item, list.Find(item.Key, u => seen.Contains(u.Id))));
            Assert.All(items, item => Assert.InRange(list.Facts(item).Length, 1, DismissedItem.KeyLength));
        }
    }
}

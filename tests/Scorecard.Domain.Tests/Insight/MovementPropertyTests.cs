using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Model;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Tests.Scoring;

namespace Scorecard.Domain.Tests.Insight;

public class MovementPropertyTests
{
    [Property(MaxTest = 150)]
    public void Parts_add_up_to_the_change_between_two_periods(int seed, PositiveInt size)
    {
        var world = new RandomWorld(seed, Math.Min(size.Get, 15)).World;
        foreach (var (from, to) in new[] { (0, 1), (1, 2), (2, 0) })
        foreach (var node in Nodes(world.Model))
            AddsUp(Movement.Between(world.Book, node, world.Window(RandomWorld.Months[from]), world.Window(RandomWorld.Months[to])));
    }

    [Property(MaxTest = 100)]
    public void Parts_add_up_for_every_aggregation_roll_up_and_scale(int seed, PositiveInt size)
    {
        var random = new RandomKpis(seed, Math.Min(size.Get, 6));
        for (var i = 0; i < 40 * random.Model.Kpis.Count; i++)
            random.RecordSomething();
        for (var i = 0; i < 10; i++)
        {
            var (from, to) = (random.AnyWindow(), random.AnyWindow());
            foreach (var node in Nodes(random.Model))
            {
                var movement = Movement.Between(random.World.Book, node, from, to);
                AddsUp(movement);
                foreach (var part in movement.Parts.Where(p => p.Cause == MovementCause.Value))
                    SplitsUp(MovementSplit.Of(random.World.Book, from, random.World.Book, to, part.KpiId, part.Points), part.Points);
            }
        }
    }

    [Property(MaxTest = 100)]
    public void Parts_add_up_when_weights_targets_links_and_kpis_have_changed(int seed, PositiveInt size)
    {
        var before = new RandomWorld(seed, Math.Min(size.Get, 10)).World;
        var after = new RandomWorld(seed, Math.Min(size.Get, 10)).Changed();
        foreach (var node in Nodes(after.Model))
        {
            AddsUp(Movement.Between(before.Book, before.Window("2025-02"), after.Book, after.Window("2025-02"), node));
            AddsUp(Movement.Between(after.Book, after.Window("2025-03"), before.Book, before.Window("2025-02"), node));
        }
    }

    [Property(MaxTest = 100)]
    public void Gaps_times_weights_are_what_is_missing_to_a_hundred(int seed, PositiveInt size)
    {
        var world = new RandomWorld(seed, Math.Min(size.Get, 12)).World;
        foreach (var node in Nodes(world.Model))
        {
            var score = world.Book.Score(node, world.Window("2025-02"));
            var levers = Lever.Of(world.Book, node, world.Window("2025-02"));
            Assert.Equal(score.IsPresent ? 100 - score.Value : 0, levers.Sum(l => l.Points), 1e-9);
            Assert.Equal(levers.OrderByDescending(l => l.Points).Select(l => l.Points), levers.Select(l => l.Points));
        }
    }

    [Property(MaxTest = 100)]
    public void The_story_names_what_moved_the_score_most(int seed, PositiveInt size)
    {
        var world = new RandomWorld(seed, Math.Min(size.Get, 15)).World;
        foreach (var unit in world.Model.Units)
        {
            var movement = Movement.Between(world.Book, new(NodeKind.Unit, unit.Id), world.Window("2025-01"), world.Window("2025-02"));
            var byKpi = movement
                .Parts.GroupBy(p => p.KpiId)
                .Select(g => (Kpi: world.Model.Kpi(g.Key), Points: g.Sum(p => p.Points)))
                .ToList();
            if (byKpi.Count == 0 || byKpi.Max(k => Math.Abs(k.Points)) < 0.005)
                continue;
            var largest = byKpi.MaxBy(k => Math.Abs(k.Points));
            if (byKpi.Count(k => Math.Abs(Math.Abs(k.Points) - Math.Abs(largest.Points)) < 1e-9) > 1)
                continue;
            var story = MovementStory.Of(movement, world.Model, _ => true);
            Assert.Contains(largest.Kpi.Id, new[] { story.Main?.KpiId, story.Against?.KpiId }.OfType<long>());
        }
    }

    private static void AddsUp(Movement movement)
    {
        if (!movement.IsKnown)
            Assert.Empty(movement.Parts);
        else
            Assert.Equal(movement.Change, movement.Parts.Sum(p => p.Points), 1e-9);
        Assert.All(movement.Parts, p => Assert.True(double.IsFinite(p.Points) && p.Points != 0));
    }

    private static void SplitsUp(IReadOnlyList<ChildMovement> children, double points)
    {
        if (children.Count == 0)
            return;
        Assert.Equal(points, children.Sum(c => c.Points), 1e-6 * Math.Max(1, children.Max(c => Math.Abs(c.Points))));
        foreach (var child in children)
            SplitsUp(child.Children, child.Rate);
    }

    internal static IEnumerable<NodeRef> Nodes(OrganizationModel model) =>
        model
            .Units.Select(u => new NodeRef(NodeKind.Unit, u.Id))
            .Concat(model.Units.SelectMany(u => model.Perspectives.Select(p => new NodeRef(NodeKind.Perspective, u.Id, p.Id))))
            .Concat(model.Objectives.Select(o => new NodeRef(NodeKind.Objective, o.Id)))
            .Concat(model.Kpis.Select(k => new NodeRef(NodeKind.Kpi, k.Id)));
}

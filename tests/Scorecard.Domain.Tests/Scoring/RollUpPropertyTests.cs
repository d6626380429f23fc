using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Tests.Scoring;

public class RollUpPropertyTests
{
    [Property(MaxTest = 150)]
    public void The_engine_says_what_a_plain_recursion_says(int seed, PositiveInt size, bool dated)
    {
        var random = new RandomWorld(seed, Math.Min(size.Get, 25), dated);
        var (world, model) = (random.World, random.World.Model);
        foreach (var month in RandomWorld.Months.Concat(["2025-Q1", "2025-H1", "2025", "2025-02 to date", "2025-02-14", "2025-W07"]))
        {
            var window = world.Window(month);
            var reference = new RollUpReference(world, window);
            foreach (var objective in model.Objectives)
                Same(reference.Of(objective), world.Book.Objective(objective.Id, window), $"{objective.Code} in {month}");
            foreach (var unit in model.Units)
            {
                Same(reference.Of(unit), world.Book.Unit(unit.Id, window), $"{unit.Code} in {month}");
                foreach (var perspective in model.Perspectives)
                    Same(
                        reference.Of(unit, perspective),
                        world.Book.Perspective(unit.Id, perspective.Id, window),
                        $"{unit.Code}/{perspective.Name} in {month}"
                    );
            }
        }
    }

    [Property(MaxTest = 100)]
    public void A_changed_value_leaves_the_same_bits_whatever_held_when(int seed, PositiveInt size)
    {
        var world = new RandomWorld(seed, Math.Min(size.Get, 25), dated: true).World;
        var windows = RandomWorld.Months.Append("2025-Q1").Append("2025-03 to date").Select(world.Window).ToList();
        var root = world.Unit("ORG").Id;
        foreach (var window in windows)
            world.Book.Unit(root, window);
        var random = new Random(seed);
        var values = new Dictionary<(long, DateOnly), MeasuredValue>();
        for (var i = 0; i < 3 * world.Model.Kpis.Count; i++)
        {
            var kpi = world.Model.Kpis[random.Next(world.Model.Kpis.Count)];
            var month = world.Period(RandomWorld.Months[random.Next(3)]).Start;
            world.Book.Record(kpi.Id, month, values[(kpi.Id, month)] = MeasuredValue.Of(random.Next(0, 120)));
        }
        var full = new ScoreBook(world.Model, world.Book);
        foreach (var window in windows)
        foreach (var node in Nodes(world.Model))
        {
            var (expected, actual) = (full.Score(node, window), world.Book.Score(node, window));
            Assert.True(expected.Equals(actual), $"{node} in {window}: {actual} where a full pass says {expected}");
        }
    }

    [Property(MaxTest = 150)]
    public void Leaves_of_an_explanation_add_up_to_the_score(int seed, PositiveInt size, bool dated)
    {
        var world = new RandomWorld(seed, Math.Min(size.Get, 12), dated).World;
        foreach (var month in RandomWorld.Months)
        foreach (var node in Nodes(world.Model))
        {
            var explanation = Explanation.Of(world.Book, node, world.Window(month));
            var score = world.Book.Score(node, world.Window(month));
            Assert.Equal(score, explanation.Score);
            Assert.Equal(score.IsPresent ? 1 : 0, explanation.Leaves().Values.Sum(l => l.Weight), 1e-9);
            Assert.Equal(score.IsPresent ? score.Value : 0, explanation.Leaves().Values.Sum(l => l.Weight * l.Score), 1e-9);
            AssertWeightsSumToOne(explanation);
        }
    }

    private static void AssertWeightsSumToOne(Explanation explanation)
    {
        if (explanation.Node.Kind == NodeKind.Kpi)
            return;
        Assert.All(explanation.Inputs, input => Assert.True(input.Weight >= 0));
        Assert.Equal(explanation.Score.IsPresent ? 1 : 0, explanation.Inputs.Sum(i => i.Weight), 1e-9);
        foreach (var input in explanation.Inputs)
            AssertWeightsSumToOne(input);
    }

    private static IEnumerable<NodeRef> Nodes(OrganizationModel model) =>
        model
            .Units.Select(u => new NodeRef(NodeKind.Unit, u.Id))
            .Concat(model.Units.SelectMany(u => model.Perspectives.Select(p => new NodeRef(NodeKind.Perspective, u.Id, p.Id))))
            .Concat(model.Objectives.Select(o => new NodeRef(NodeKind.Objective, o.Id)))
            .Concat(model.Kpis.Select(k => new NodeRef(NodeKind.Kpi, k.Id)));

    private static void Same(RollUpReference.Result expected, Score actual, string where)
    {
        Assert.True(expected.State == actual.State, $"{where}: {actual.State} where {expected.State} was expected");
        Assert.True(expected.Partial == actual.Partial, $"{where}: partial is {actual.Partial} where {expected.Partial} was expected");
        Close(expected.Score, actual.Value, where, "score");
        Close(expected.Coverage, actual.Coverage, where, "coverage");
        Close(Math.Min(expected.Zero, expected.Hundred), actual.Low, where, "low");
        Close(Math.Max(expected.Zero, expected.Hundred), actual.High, where, "high");
    }

    private static void Close(double expected, double actual, string where, string what) =>
        Assert.True(
            double.IsNaN(expected) && double.IsNaN(actual) || Math.Abs(expected - actual) <= 1e-9,
            $"{where}: {what} {actual:R} where {expected:R} was expected"
        );
}

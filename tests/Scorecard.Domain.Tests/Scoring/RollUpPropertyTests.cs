using FsCheck;
using FsCheck.Xunit;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Model;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Tests.Scoring;

public class RollUpPropertyTests
{
    [Property(MaxTest = 150)]
    public void The_engine_says_what_a_plain_recursion_says(int seed, PositiveInt size)
    {
        var random = new RandomWorld(seed, Math.Min(size.Get, 25));
        var (world, model) = (random.World, random.World.Model);
        foreach (var month in RandomWorld.Months)
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

    [Property(MaxTest = 150)]
    public void Leaves_of_an_explanation_add_up_to_the_score(int seed, PositiveInt size)
    {
        var world = new RandomWorld(seed, Math.Min(size.Get, 12)).World;
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

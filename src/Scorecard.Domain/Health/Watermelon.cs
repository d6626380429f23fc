using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>
/// Green outside, red inside, of one node at a time, as <see cref="HealthRule.Watermelon"/> says it of objectives and units.
/// </summary>
public static class Watermelon
{
    /// <summary>
    /// How many red ones a green node hides: an objective among its inputs that count, a perspective among its objectives, a unit among the
    /// units directly below. 0 where it is not green.
    /// </summary>
    /// <param name="counts">Whether what is in a unit is looked at: those that the reader may see and that are open.</param>
    public static int RedInside(ScoreBook book, NodeRef node, Window window, Func<Unit, bool> counts)
    {
        if (node.Kind == NodeKind.Kpi || book.StatusOf(book.Score(node, window)) != Status.Green)
            return 0;
        return node.Kind == NodeKind.Unit
            ? book.Model.ChildrenOf(book.Model.Unit(node.Id)).Count(u => counts(u) && book.StatusOf(book.Unit(u.Id, window)) == Status.Red)
            : book.Inputs(node, window).Count(i => i.Weight > 0 && counts(UnitOf(book.Model, i.Node)) && StatusOf(book, i) == Status.Red);
    }

    private static Unit UnitOf(OrganizationModel model, NodeRef node) =>
        node.Kind == NodeKind.Kpi ? model.UnitOf(model.Kpi(node.Id)) : model.UnitOf(model.Objective(node.Id));

    private static Status StatusOf(ScoreBook book, WeightedInput input) =>
        input.Node.Kind == NodeKind.Kpi ? book.StatusOf(book.Model.Kpi(input.Node.Id), input.Score) : book.StatusOf(input.Score);
}

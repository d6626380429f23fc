using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// The inputs of nodes one after the other, with their relative weights. The weight of an input that was different at some time stands in
/// <see cref="Dated"/>, and a negative number stands for it; see <see cref="PlaceOf"/>.
/// </summary>
internal sealed class NodeInputs(int nodes)
{
    private readonly List<int> inputs = [];
    private readonly List<double> weights = [];
    private readonly List<Timeline<double>> dated = [];
    private readonly List<int>?[] usedBy = new List<int>?[nodes];
    private readonly int[] start = new int[nodes + 1];
    private bool mayWeighNothing;

    /// <summary>By node, one more than there are nodes.</summary>
    public int[] Start => start;

    public int[] Inputs => [.. inputs];

    public double[] Weights => [.. weights];

    /// <summary>NaN while it is no input.</summary>
    public Timeline<double>[] Dated => [.. dated];

    public int[][] UsedBy => [.. usedBy.Select(users => users?.ToArray() ?? [])];

    /// <summary>Whether the last node has inputs, and whether one of them ever weighs nothing while it is one.</summary>
    public (bool Any, bool MayWeighNothing) Of(int node) => (inputs.Count > start[node], mayWeighNothing);

    /// <summary>The place in <see cref="Dated"/> for which a negative weight stands.</summary>
    public static int PlaceOf(double weight) => -1 - (int)weight;

    public void Begin(int node)
    {
        start[node] = start[^1] = inputs.Count;
        mayWeighNothing = false;
    }

    public void Add(int node, int input, Perspective perspective, Timeline<PerspectiveTerms>? terms) =>
        Add(node, input, perspective.Weight, terms is null ? null : Map(terms, t => (double)t.Weight));

    /// <summary>Adds an objective in the months in which it belongs to a unit.</summary>
    public void Add(int node, int input, Unit unit, Objective objective, Timeline<ObjectiveTerms>? terms) =>
        Add(node, input, objective.Weight, terms is null ? null : Map(terms, t => t.UnitId == unit.Id ? (double)t.Weight : double.NaN));

    /// <summary>Adds a link in the months in which it counts.</summary>
    public void Add(int node, int input, OrganizationModel.LinkEver link) =>
        Add(
            node,
            input,
            link.Now?.Weight ?? 0,
            link.Terms is null ? null : Map(link.Terms, t => t is { Counts: true } held ? (double)held.Weight : double.NaN)
        );

    private void Add(int node, int input, decimal weight, Timeline<double>? over)
    {
        var isSteady = over is null || (over.Earlier.Count == 0 && !double.IsNaN(over.Last));
        mayWeighNothing |= isSteady ? weight == 0 : over!.Any(w => w == 0);
        if (!isSteady)
            dated.Add(over!);
        inputs.Add(input);
        weights.Add(isSteady ? (double)weight : -dated.Count);
        (usedBy[input] ??= []).Add(node);
        start[^1] = inputs.Count;
    }

    private static Timeline<double> Map<T>(Timeline<T> terms, Func<T, double> weightOf) =>
        new(weightOf(terms.Last), terms.Earlier.Select(e => (e.Until, weightOf(e.Value))));
}

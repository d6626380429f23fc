using Scorecard.Domain.Insight;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>
/// How the 100 points of a unit's score flow down: what hangs on each objective and KPI, and from which of the units below it comes.
/// </summary>
public sealed class CascadeFlow
{
    private readonly Dictionary<NodeRef, double> shares = [];
    private readonly Dictionary<NodeRef, double[]> origins = [];
    private readonly int columns;

    public CascadeFlow(OrganizationView o, Unit whole, PeriodChoice period, IReadOnlyList<Unit> columnUnits)
    {
        columns = columnUnits.Count;
        var columnOf = columnUnits.SelectMany((c, i) => o.Model.Subtree(c).Select(u => (u.Id, i))).ToDictionary(x => x.Id, x => x.i);
        var below = Explanation.Of(o.Book, new(NodeKind.Unit, whole.Id), period.Window).Below();
        foreach (var (node, weight) in below)
            shares[node.Node] = weight;
        foreach (var (node, _) in below.Reverse())
            origins[node.Node] =
                node.Node.Kind != NodeKind.Kpi ? Mixed(node)
                : columnOf.TryGetValue(o.Model.UnitOf(o.Model.Kpi(node.Node.Id)).Id, out var column) ? One(column)
                : new double[columns];
    }

    /// <summary>Points of the 100 that hang on a node, 0 where it does not count.</summary>
    public double Points(NodeRef node) => shares.GetValueOrDefault(node) * 100;

    /// <summary>The node's points by the unit below in which they are measured.</summary>
    public IReadOnlyList<double> PointsByColumn(NodeRef node) =>
        origins.TryGetValue(node, out var origin) ? [.. origin.Select(share => share * Points(node))] : new double[columns];

    private double[] One(int column)
    {
        var one = new double[columns];
        one[column] = 1;
        return one;
    }

    private double[] Mixed(Explanation node)
    {
        var mixed = new double[columns];
        foreach (var input in node.Inputs)
            for (var i = 0; i < columns; i++)
                mixed[i] += input.Weight * origins[input.Node][i];
        return mixed;
    }
}

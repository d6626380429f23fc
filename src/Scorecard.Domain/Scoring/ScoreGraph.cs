using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// The tree of scores as arrays. Nodes are numbered so that inputs come first: objectives in topological order, then perspectives of units,
/// then units. KPIs have rows of their own, in the order of their objectives.
/// </summary>
internal sealed partial class ScoreGraph
{
    private readonly Dictionary<int, Timeline<ObjectiveTerms>> datedRules = [];
    private readonly IReadOnlyList<(DateOnly Until, int[] Order)> orderByTime;

    public ScoreGraph(OrganizationModel model)
    {
        Model = model;
        var history = model.History;
        var order = ObjectiveOrder.Of(model);
        var objectives = order.Numbered;
        orderByTime = order.ByTime;
        var ever = model.ObjectivesEver;
        var perspectives = model
            .Units.SelectMany(u =>
                model.Perspectives.Select(p =>
                    (Unit: u, Perspective: p, Objectives: ever[u.Id].Where(o => o.PerspectiveId == p.Id).ToList())
                )
            )
            .Where(x => x.Objectives.Count > 0)
            .ToList();

        ObjectiveCount = objectives.Count;
        var unitStart = ObjectiveCount + perspectives.Count;
        NodeCount = unitStart + model.Units.Count;
        ObjectiveNode = objectives.Select((o, i) => (o.Id, i)).ToDictionary(x => x.Id, x => x.i);
        Objectives = [.. objectives];
        PerspectiveIds = [.. perspectives.Select(p => p.Perspective.Id)];
        PerspectiveNode = perspectives
            .Select((p, i) => ((p.Unit.Id, p.Perspective.Id), ObjectiveCount + i))
            .ToDictionary(x => x.Item1, x => x.Item2);
        UnitNode = model.Units.Select((u, i) => (u.Id, unitStart + i)).ToDictionary(x => x.Id, x => x.Item2);

        var series = model.Kpis.ToDictionary(k => k.Id, k => new KpiSeries(k, model));
        SeriesById = series;
        Kpis = new KpiSeries[model.Kpis.Count];
        KpiStart = new int[ObjectiveCount + 1];
        Rules = new RollUpRule[NodeCount];
        CascadeShares = new double[NodeCount];
        PlainMean = new bool[NodeCount];
        var inputs = new NodeInputs(NodeCount);
        var linksTo = model.LinksEver.Where(l => l.EverCounts).ToLookup(l => l.ToId);
        var row = 0;
        for (var node = 0; node < NodeCount; node++)
        {
            inputs.Begin(node);
            if (node < ObjectiveCount)
            {
                var objective = objectives[node];
                (Rules[node], CascadeShares[node]) = (objective.Rule, (double)objective.CascadeShare);
                if (
                    history.Of(objective) is { } terms
                    && terms.Any(t => (t.Rule, t.CascadeShare) != (objective.Rule, objective.CascadeShare))
                )
                    datedRules[node] = terms;
                foreach (var kpi in model.KpisOf(objective))
                    Kpis[series[kpi.Id].Row = row++] = series[kpi.Id];
                KpiStart[node + 1] = row;
                foreach (var link in linksTo[objective.Id].OrderBy(l => ObjectiveNode[l.FromId]))
                    inputs.Add(node, ObjectiveNode[link.FromId], link);
            }
            else if (node < unitStart)
                foreach (var objective in perspectives[node - ObjectiveCount].Objectives)
                    inputs.Add(
                        node,
                        ObjectiveNode[objective.Id],
                        perspectives[node - ObjectiveCount].Unit,
                        objective,
                        history.Of(objective)
                    );
            else
                foreach (var perspective in model.Perspectives)
                    if (PerspectiveNode.TryGetValue((model.Units[node - unitStart].Id, perspective.Id), out var input))
                        inputs.Add(node, input, perspective, history.Of(perspective));
            var kpis = node < ObjectiveCount ? Kpis[KpiStart[node]..row] : [];
            var (any, mayWeighNothing) = inputs.Of(node);
            PlainMean[node] =
                Rules[node] == RollUpRule.WeightedMean
                && !mayWeighNothing
                && !datedRules.ContainsKey(node)
                && kpis.All(k => k.SteadyWeight)
                && (kpis.Length == 0 || !any || CascadeShares[node] is > 0 and < 1);
        }
        (InputStart, Inputs, Weights, DatedWeights, UsedBy) = (inputs.Start, inputs.Inputs, inputs.Weights, inputs.Dated, inputs.UsedBy);
        ObjectiveOfRow = new int[row];
        for (var node = 0; node < ObjectiveCount; node++)
            Array.Fill(ObjectiveOfRow, node, KpiStart[node], KpiStart[node + 1] - KpiStart[node]);
        KpiWeights = [.. Kpis.Select(k => k.WeightAt(int.MaxValue))];
        KpiLinks.Tie(model, series);
        foreach (var kpi in Kpis)
            if (kpi.IsCalculated)
                kpi.Tie(series);
        HasFormulas = Array.Exists(Kpis, kpi => kpi.Ties.Length > 0);
        RolledUpChildrenFirst = KpiLinks.ChildrenFirst(model, Kpis);
        foreach (var (_, group) in HasFormulas ? RolledUpChildrenFirst : [])
        foreach (var kpi in group)
            kpi.SettleSteps();
    }

    public OrganizationModel Model { get; }

    public int ObjectiveCount { get; }
    public int NodeCount { get; }
    public IReadOnlyDictionary<long, KpiSeries> SeriesById { get; private set; }
    public IReadOnlyDictionary<long, int> ObjectiveNode { get; }

    /// <summary>A node's number; null for a KPI, and for a perspective in which the unit has no objective.</summary>
    public int? NodeOf(NodeRef node) =>
        node.Kind switch
        {
            NodeKind.Objective => ObjectiveNode[node.Id],
            NodeKind.Perspective => PerspectiveNode.TryGetValue((node.Id, node.PerspectiveId), out var number) ? number : null,
            NodeKind.Unit => UnitNode[node.Id],
            NodeKind.Kpi => null,
        };

    /// <summary>By node.</summary>
    public Objective[] Objectives { get; }

    /// <summary>The perspective of each node from <see cref="ObjectiveCount"/> on.</summary>
    public long[] PerspectiveIds { get; }
    public IReadOnlyDictionary<(long Unit, long Perspective), int> PerspectiveNode { get; }
    public IReadOnlyDictionary<long, int> UnitNode { get; }

    /// <summary>By row; those of objective n are <c>KpiStart[n]..KpiStart[n + 1]</c>.</summary>
    public KpiSeries[] Kpis { get; private set; }
    public int[] KpiStart { get; }
    public int[] ObjectiveOfRow { get; }

    /// <summary>The weight of each row under its latest definition.</summary>
    public double[] KpiWeights { get; private set; }

    /// <summary>
    /// The node inputs of node n are <c>Inputs[InputStart[n]..InputStart[n + 1]]</c>, with their relative weights beside them; a negative
    /// one stands for one of <see cref="DatedWeights"/>, see <see cref="NodeInputs"/>.
    /// </summary>
    public int[] InputStart { get; }
    public int[] Inputs { get; }
    public double[] Weights { get; }
    public Timeline<double>[] DatedWeights { get; }

    /// <summary>The rule and the cascade share of each node that it has since the last change.</summary>
    public RollUpRule[] Rules { get; }
    public double[] CascadeShares { get; }

    /// <summary>The rule and the cascade share of a node in a month.</summary>
    public (RollUpRule Rule, double CascadeShare) RuleOn(int node, DateOnly day) =>
        datedRules.Count > 0 && datedRules.TryGetValue(node, out var terms)
            ? (terms.On(day).Rule, (double)terms.On(day).CascadeShare)
            : (Rules[node], CascadeShares[node]);

    /// <summary>The objectives in an order in which inputs come first in a month; null where their numbers are that.</summary>
    public int[]? OrderOn(DateOnly day)
    {
        foreach (var (until, order) in orderByTime)
            if (day < until)
                return order;
        return null;
    }

    /// <summary>Nodes that are a weighted mean in which every input always counts by the same weight: the fast way applies.</summary>
    public bool[] PlainMean { get; private set; }

    /// <summary>The nodes that a node is an input of.</summary>
    public int[][] UsedBy { get; }

    /// <inheritdoc cref="KpiLinks.ChildrenFirst"/>
    public IReadOnlyList<(DateOnly Until, KpiSeries[] Series)> RolledUpChildrenFirst { get; private set; }

    /// <summary>By objective its place in an order.</summary>
    public static int[] PlacesIn(int[] order)
    {
        var places = new int[order.Length];
        for (var at = 0; at < order.Length; at++)
            places[order[at]] = at;
        return places;
    }

    /// <summary>
    /// The own periods of computed KPIs to be rolled up one after the other, so that what feeds them is ready; from and to are limits.
    /// </summary>
    public IEnumerable<(KpiSeries Series, int From, int To)> RollUps()
    {
        var from = DateOnly.MinValue;
        foreach (var (until, group) in RolledUpChildrenFirst)
        {
            foreach (var series in group)
                yield return (series, series.FirstFrom(from), until == DateOnly.MaxValue ? int.MaxValue : series.FirstFrom(until) - 1);
            from = until;
        }
    }

    /// <summary>The same tree with some KPIs' series replaced by others.</summary>
    public ScoreGraph With(IReadOnlyDictionary<long, KpiSeries> replaced)
    {
        var graph = (ScoreGraph)MemberwiseClone();
        graph.stills = [];
        graph.Kpis = [.. Kpis];
        graph.KpiWeights = [.. KpiWeights];
        graph.PlainMean = [.. PlainMean];
        var series = new Dictionary<long, KpiSeries>(SeriesById);
        foreach (var (id, one) in replaced)
        {
            series[id] = one;
            graph.Kpis[one.Row] = one;
            graph.KpiWeights[one.Row] = one.WeightAt(int.MaxValue);
            graph.PlainMean[ObjectiveOfRow[one.Row]] &= one.SteadyWeight;
        }
        graph.SeriesById = series;
        return graph;
    }

    /// <summary>The same tree with values of its own.</summary>
    public ScoreGraph Copy()
    {
        var graph = (ScoreGraph)MemberwiseClone();
        graph.stills = [];
        graph.placesOf = [];
        graph.Kpis = [.. Kpis.Select(series => series.Copy())];
        foreach (var series in graph.Kpis)
        {
            series.Parents = [.. series.Parents.Select(p => p with { Series = graph.Kpis[p.Series.Row] })];
            series.Children = [.. series.Children.Select(c => c with { Series = graph.Kpis[c.Series.Row] })];
            series.TieAnew(other => graph.Kpis[other.Row]);
        }
        graph.SeriesById = graph.Kpis.ToDictionary(series => series.Kpi.Id);
        graph.RolledUpChildrenFirst =
        [
            .. RolledUpChildrenFirst.Select(group => (group.Until, group.Series.Select(series => graph.Kpis[series.Row]).ToArray())),
        ];
        return graph;
    }
}

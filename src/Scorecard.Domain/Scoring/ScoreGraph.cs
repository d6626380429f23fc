using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// The tree of scores as arrays. Nodes are numbered so that inputs come first: objectives in topological order, then perspectives of units,
/// then units. KPIs have rows of their own, in the order of their objectives.
/// </summary>
internal sealed class ScoreGraph
{
    public ScoreGraph(OrganizationModel model)
    {
        Model = model;
        var objectives = InputsFirst(model);
        var perspectives = model
            .Units.SelectMany(u =>
                model.Perspectives.Select(p =>
                    (Unit: u, Perspective: p, Objectives: model.ObjectivesOf(u).Where(o => o.PerspectiveId == p.Id).ToList())
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
        InputStart = new int[NodeCount + 1];
        var usedBy = new List<int>?[NodeCount];
        var inputs = new List<int>();
        var weights = new List<double>();
        var row = 0;
        for (var node = 0; node < NodeCount; node++)
        {
            InputStart[node] = inputs.Count;
            if (node < ObjectiveCount)
            {
                var objective = objectives[node];
                Rules[node] = objective.Rule;
                CascadeShares[node] = (double)objective.CascadeShare;
                foreach (var kpi in model.KpisOf(objective))
                    Kpis[series[kpi.Id].Row = row++] = series[kpi.Id];
                KpiStart[node + 1] = row;
                foreach (var link in model.ContributionsTo(objective).Where(c => c.Counts).OrderBy(c => ObjectiveNode[c.FromId]))
                    Add(ObjectiveNode[link.FromId], link.Weight);
            }
            else if (node < unitStart)
                foreach (var objective in perspectives[node - ObjectiveCount].Objectives)
                    Add(ObjectiveNode[objective.Id], objective.Weight);
            else
                foreach (var perspective in model.Perspectives)
                    if (PerspectiveNode.TryGetValue((model.Units[node - unitStart].Id, perspective.Id), out var input))
                        Add(input, perspective.Weight);
            var kpis = node < ObjectiveCount ? Kpis[KpiStart[node]..row] : [];
            PlainMean[node] =
                Rules[node] == RollUpRule.WeightedMean
                && kpis.All(k => k.SteadyWeight)
                && !weights.Skip(InputStart[node]).Contains(0)
                && (kpis.Length == 0 || InputStart[node] == inputs.Count || CascadeShares[node] is > 0 and < 1);

            void Add(int input, decimal weight)
            {
                inputs.Add(input);
                weights.Add((double)weight);
                (usedBy[input] ??= []).Add(node);
            }
        }
        InputStart[NodeCount] = inputs.Count;
        Inputs = [.. inputs];
        Weights = [.. weights];
        UsedBy = [.. usedBy.Select(users => users?.ToArray() ?? [])];
        ObjectiveOfRow = new int[row];
        for (var node = 0; node < ObjectiveCount; node++)
            Array.Fill(ObjectiveOfRow, node, KpiStart[node], KpiStart[node + 1] - KpiStart[node]);
        KpiWeights = [.. Kpis.Select(k => k.WeightAt(int.MaxValue))];
        RolledUpChildrenFirst = LinkKpis(model, series);
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
    /// The node inputs of node n are <c>Inputs[InputStart[n]..InputStart[n + 1]]</c>, with their relative weights beside them.
    /// </summary>
    public int[] InputStart { get; }
    public int[] Inputs { get; }
    public double[] Weights { get; }
    public RollUpRule[] Rules { get; }
    public double[] CascadeShares { get; }

    /// <summary>Nodes that are a weighted mean in which every input always counts by the same weight: the fast way applies.</summary>
    public bool[] PlainMean { get; private set; }

    /// <summary>The nodes that a node is an input of.</summary>
    public int[][] UsedBy { get; }

    public IReadOnlyList<KpiSeries> RolledUpChildrenFirst { get; private set; }

    /// <summary>The same tree with some KPIs' series replaced by others.</summary>
    public ScoreGraph With(IReadOnlyDictionary<long, KpiSeries> replaced)
    {
        var graph = (ScoreGraph)MemberwiseClone();
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
        graph.Kpis = [.. Kpis.Select(series => series.Copy())];
        foreach (var series in graph.Kpis)
        {
            series.Parent = series.Parent is { } parent ? graph.Kpis[parent.Row] : null;
            for (var i = 0; i < series.Children.Length; i++)
                series.Children[i].Series = graph.Kpis[series.Children[i].Series.Row];
        }
        graph.SeriesById = graph.Kpis.ToDictionary(series => series.Kpi.Id);
        graph.RolledUpChildrenFirst = [.. RolledUpChildrenFirst.Select(series => graph.Kpis[series.Row])];
        return graph;
    }

    private static List<Objective> InputsFirst(OrganizationModel model)
    {
        var waiting = model.Objectives.ToDictionary(o => o.Id, o => model.ContributionsTo(o).Count(c => c.Counts));
        // Lower tiers first, so that an objective follows its contributors closely in memory; the rule below settles links across.
        var ready = new Queue<Objective>(model.Objectives.Where(o => waiting[o.Id] == 0).OrderByDescending(o => model.UnitOf(o).Tier));
        var ordered = new List<Objective>(model.Objectives.Count);
        while (ready.TryDequeue(out var objective))
        {
            ordered.Add(objective);
            foreach (var link in model.ContributionsFrom(objective).Where(c => c.Counts))
                if (--waiting[link.ToId] == 0)
                    ready.Enqueue(model.Objective(link.ToId));
        }
        RuleViolation.Unless(ordered.Count == model.Objectives.Count, "The contributions form a circle.");
        return ordered;
    }

    private static List<KpiSeries> LinkKpis(OrganizationModel model, Dictionary<long, KpiSeries> series)
    {
        foreach (var kpi in model.Kpis)
        {
            var one = series[kpi.Id];
            // A weight of 0 is shown and never counts: not as a value, nor as one that is missing.
            one.Children =
            [
                .. model
                    .ChildrenOf(kpi)
                    .Where(c => c.RollUpWeight > 0 || kpi.RollUp != KpiRollUp.WeightedAverage)
                    .Select(c => (series[c.Id], (double)c.RollUpWeight)),
            ];
            one.Parent = kpi.ParentId is { } parent ? series[parent] : null;
        }
        return [.. series.Values.Where(s => s.IsComputed).OrderByDescending(Depth)];

        int Depth(KpiSeries one)
        {
            var depth = 0;
            for (var parent = one.Parent; parent is not null; parent = parent.Parent)
                RuleViolation.Unless(++depth <= series.Count, $"KPI “{one.Kpi.Name}” is its own ancestor.");
            return depth;
        }
    }
}

namespace Scorecard.Benchmarks;

/// <summary>
/// What scoring costs at least: the same organization as flat arrays and one loop over them, month by month. It makes the scores of KPIs,
/// objectives, perspectives and units, checks for missing values, and knows nothing else: no coverage, no bounds, no N/A, no rule but the mean.
/// </summary>
public sealed class BareLoop
{
    private readonly int kpiCount;
    private readonly double[] values;
    private readonly double[] baselines;
    private readonly double[] ranges;
    private readonly double[] kpiWeights;
    private readonly int[] kpiStart;
    private readonly int[] inputStart;
    private readonly int[] inputs;
    private readonly double[] inputWeights;
    private readonly double[] cascadeShares;

    public BareLoop(BigOrganization organization)
    {
        var model = organization.Model;
        // Lower tiers first, so that every objective comes after those that contribute to it.
        var objectives = model.Objectives.OrderByDescending(o => model.UnitOf(o).Tier).ToList();
        var nodeOf = new Dictionary<object, int>();
        var kpis = objectives.SelectMany(o => model.KpisOf(o)).ToList();
        kpiCount = kpis.Count;
        values = new double[BigOrganization.Months * kpiCount];
        for (var month = 0; month < BigOrganization.Months; month++)
        for (var k = 0; k < kpiCount; k++)
            values[month * kpiCount + k] = organization.Book.Figure(kpis[k].Id, organization.Windows[month]).Value;
        baselines = [.. kpis.Select(k => (double)k.Latest.Scale.Baseline!)];
        ranges = [.. kpis.Select(k => (double)(k.Latest.Scale.Target - k.Latest.Scale.Baseline)!)];
        kpiWeights = [.. kpis.Select(k => (double)k.Latest.Weight)];
        cascadeShares = [.. objectives.Select(o => (double)o.CascadeShare)];

        var (starts, ins, weights, kpiStarts) = (new List<int>(), new List<int>(), new List<double>(), new List<int> { 0 });
        foreach (var objective in objectives)
        {
            kpiStarts.Add(kpiStarts[^1] + model.KpisOf(objective).Count());
            AddNode(objective, model.ContributionsTo(objective).Select(c => ((object)model.Objective(c.FromId), c.Weight)));
        }
        foreach (var unit in model.Units)
        foreach (var perspective in model.Perspectives)
            if (model.ObjectivesOf(unit).Any(o => o.PerspectiveId == perspective.Id))
                AddNode(
                    (unit, perspective),
                    model.ObjectivesOf(unit).Where(o => o.PerspectiveId == perspective.Id).Select(o => ((object)o, o.Weight))
                );
        foreach (var unit in model.Units)
            AddNode(unit, model.Perspectives.Where(p => nodeOf.ContainsKey((unit, p))).Select(p => ((object)(unit, p), p.Weight)));
        Root = nodeOf[model.Root!];
        starts.Add(ins.Count);
        (kpiStart, inputStart, inputs, inputWeights) = ([.. kpiStarts], [.. starts], [.. ins], [.. weights]);
        KpiScores = new double[BigOrganization.Months * kpiCount];
        NodeScores = new double[BigOrganization.Months * NodeCount];

        void AddNode(object node, IEnumerable<(object Node, decimal Weight)> from)
        {
            nodeOf[node] = starts.Count;
            starts.Add(ins.Count);
            foreach (var (input, weight) in from)
            {
                ins.Add(nodeOf[input]);
                weights.Add((double)weight);
            }
        }
    }

    public int Root { get; }

    public int NodeCount => inputStart.Length - 1;

    /// <summary>By month, then KPI. Made once and written anew by each run, so that no run pays for memory.</summary>
    public double[] KpiScores { get; }

    /// <summary>By month, then node.</summary>
    public double[] NodeScores { get; }

    public void Run()
    {
        for (var month = 0; month < BigOrganization.Months; month++)
        {
            var kpiScores = KpiScores.AsSpan(month * kpiCount, kpiCount);
            var kpiValues = values.AsSpan(month * kpiCount, kpiCount);
            for (var k = 0; k < kpiScores.Length; k++)
            {
                var share = (kpiValues[k] - baselines[k]) / ranges[k];
                kpiScores[k] = 100 * Math.Min(1, Math.Max(0, share)); // A missing value is NaN and stays so.
            }
            var scores = NodeScores.AsSpan(month * NodeCount, NodeCount);
            for (var node = 0; node < scores.Length; node++)
            {
                double kpiWeight = 0,
                    kpiSum = 0,
                    weight = 0,
                    sum = 0;
                if (node < cascadeShares.Length)
                    for (var k = kpiStart[node]; k < kpiStart[node + 1]; k++)
                        if (!double.IsNaN(kpiScores[k]))
                        {
                            kpiWeight += kpiWeights[k];
                            kpiSum += kpiWeights[k] * kpiScores[k];
                        }
                for (var i = inputStart[node]; i < inputStart[node + 1]; i++)
                    if (!double.IsNaN(scores[inputs[i]]))
                    {
                        weight += inputWeights[i];
                        sum += inputWeights[i] * scores[inputs[i]];
                    }
                scores[node] =
                    weight == 0 ? kpiSum / kpiWeight
                    : kpiWeight == 0 ? sum / weight
                    : (1 - cascadeShares[node]) * (kpiSum / kpiWeight) + cascadeShares[node] * (sum / weight);
            }
        }
    }
}

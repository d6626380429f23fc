using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

// The arithmetic of nodes: weighted means a block of columns at a time, and every other rule column by column.
internal sealed partial class ScoreSheet
{
    /// <summary>So many have room on the stack.</summary>
    private const int FewInputs = 32;

    // Used by the node that is being scored, kept so that they need not be made again for each.
    private readonly List<(bool Contribution, double Weight, Score Score)> inputs = [];
    private RollUpWeights.Input[] set = [];
    private double[] weights = [];

    /// <summary>
    /// Scores one node from its inputs, in whole blocks of columns that hold <paramref name="from"/> to <paramref name="to"/>.
    /// </summary>
    public void ScoreNode(int node, int from, int to)
    {
        if (graph.PlainMean[node])
        {
            for (var column = from / Block * Block; column < to; column += Block)
                ScoreBlock(node, column);
            MarkPartial(node);
        }
        else
            for (var column = from; column < to; column++)
                ScoreByRule(node, column);
    }

    private void ScoreBlock(int node, int column)
    {
        // W: sums of weight, S: sums of weight times figure. The first set is of own KPIs, the second of nodes.
        Vector<double> kpiW = default,
            kpiS = default,
            kpiOpen = default;
        var isObjective = node < graph.ObjectiveCount;
        if (isObjective)
            for (var row = graph.KpiStart[node]; row < graph.KpiStart[node + 1]; row++)
            {
                var score = Load(kpis, row * stride + column);
                var weight = new Vector<double>(graph.KpiWeights[row]);
                var present = Vector.GreaterThanOrEqual(score, Vector<double>.Zero);
                kpiW += Vector.ConditionalSelect(present, weight, Vector<double>.Zero);
                kpiS += Vector.ConditionalSelect(present, weight * score, Vector<double>.Zero);
                kpiOpen += Vector.ConditionalSelect(Vector.Equals(score, score), Vector<double>.Zero, weight);
            }

        Vector<double> presentW = default,
            presentS = default,
            expectedW = default,
            expectedS = default,
            filledW = default,
            zeroS = default,
            hundredS = default;
        for (var i = graph.InputStart[node]; i < graph.InputStart[node + 1]; i++)
        {
            var at = At(graph.Inputs[i], column);
            var weight = WeightBlock(graph.Weights[i], column);
            var (score, coverage) = (Load(nodes, at + Value * Block), Load(nodes, at + Coverage * Block));
            var (zero, hundred) = (Load(nodes, at + Zero * Block), Load(nodes, at + Hundred * Block));
            // NaN where the figure is none, and where the node is no input then.
            var (scored, covered, least) = (weight * score, weight * coverage, weight * zero);
            var present = Vector.Equals(scored, scored);
            var expected = Vector.Equals(covered, covered);
            var filled = Vector.Equals(least, least);
            presentW += Vector.ConditionalSelect(present, weight, Vector<double>.Zero);
            presentS += Vector.ConditionalSelect(present, scored, Vector<double>.Zero);
            expectedW += Vector.ConditionalSelect(expected, weight, Vector<double>.Zero);
            expectedS += Vector.ConditionalSelect(expected, covered, Vector<double>.Zero);
            filledW += Vector.ConditionalSelect(filled, weight, Vector<double>.Zero);
            zeroS += Vector.ConditionalSelect(filled, least, Vector<double>.Zero);
            hundredS += Vector.ConditionalSelect(filled, weight * hundred, Vector<double>.Zero);
        }

        var target = At(node, column);
        if (!isObjective)
        {
            Store(nodes, target + Value * Block, presentS / presentW);
            Store(nodes, target + Coverage * Block, expectedS / expectedW);
            Store(nodes, target + Zero * Block, zeroS / filledW);
            Store(nodes, target + Hundred * Block, hundredS / filledW);
            return;
        }
        var share = new Vector<double>(graph.CascadeShares[node]);
        var kpiExpected = kpiW + kpiOpen;
        Store(nodes, target + Value * Block, Mix(share, kpiW, kpiS, presentW, presentS));
        Store(nodes, target + Coverage * Block, Mix(share, kpiExpected, kpiW, expectedW, expectedS));
        Store(nodes, target + Zero * Block, Mix(share, kpiExpected, kpiS, filledW, zeroS));
        Store(nodes, target + Hundred * Block, Mix(share, kpiExpected, kpiS + kpiOpen * new Vector<double>(100), filledW, hundredS));
    }

    /// <summary>The weights of an input in a block of columns; NaN where it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<double> WeightBlock(double weight, int column) =>
        weight >= 0 ? new(weight) : Load(dated, NodeInputs.PlaceOf(weight) * stride + column);

    /// <summary>Two means by the cascade share; a side without weight passes its share to the other; NaN where neither has any.</summary>
    private static Vector<double> Mix(
        Vector<double> share,
        Vector<double> kpiW,
        Vector<double> kpiS,
        Vector<double> nodeW,
        Vector<double> nodeS
    )
    {
        var (kpi, node) = (kpiS / kpiW, nodeS / nodeW);
        var noKpi = Vector.Equals(kpiW, Vector<double>.Zero);
        var noNode = Vector.Equals(nodeW, Vector<double>.Zero);
        var both = (Vector<double>.One - share) * kpi + share * node;
        return Vector.ConditionalSelect(noKpi, node, Vector.ConditionalSelect(noNode, kpi, both));
    }

    /// <summary>The effective weights of an objective's KPIs, then of its contributors; all 0 where it has no score.</summary>
    public void EffectiveWeights(int node, int column, Span<double> into)
    {
        // Readers ask at the same time, so each has room of its own.
        var most = graph.KpiStart[node + 1] - graph.KpiStart[node] + graph.InputStart[node + 1] - graph.InputStart[node];
        var all = most <= FewInputs ? stackalloc RollUpWeights.Input[FewInputs] : new RollUpWeights.Input[most];
        var count = 0;
        for (var row = graph.KpiStart[node]; row < graph.KpiStart[node + 1]; row++)
            all[count++] = new(false, KpiWeight(row, column), KpiScore(row, column) is >= 0 and var score ? score : double.NaN);
        for (var i = graph.InputStart[node]; i < graph.InputStart[node + 1]; i++)
            all[count++] =
                Weight(i, column) is var weight && double.IsNaN(weight)
                    ? new(true, 0, double.NaN)
                    : new(true, weight, nodes[At(graph.Inputs[i], column) + Value * Block]);
        var (rule, share) = graph.RuleOn(node, months[column]);
        RollUpWeights.Effective(rule, bands, share, all[..count], into[..count]);
    }

    private void Room(int count)
    {
        if (set.Length < count)
        {
            set = new RollUpWeights.Input[count];
            weights = new double[count];
        }
    }

    /// <summary>Scores one node by its rule, whatever its weights.</summary>
    private void ScoreByRule(int node, int column)
    {
        inputs.Clear();
        if (node < graph.ObjectiveCount)
            for (var row = graph.KpiStart[node]; row < graph.KpiStart[node + 1]; row++)
                inputs.Add((false, KpiWeight(row, column), Kpi(row, column)));
        for (var i = graph.InputStart[node]; i < graph.InputStart[node + 1]; i++)
        {
            var weight = Weight(i, column);
            if (double.IsNaN(weight))
                continue;
            var input = At(graph.Inputs[i], column);
            // Low and high stand here for every missing KPI at 0 and at 100, not yet put in order.
            inputs.Add(
                (
                    true,
                    weight,
                    Node(graph.Inputs[i], column) with
                    {
                        Low = nodes[input + Zero * Block],
                        High = nodes[input + Hundred * Block],
                    }
                )
            );
        }
        Room(inputs.Count);
        var at = At(node, column);
        var (rule, share) = graph.RuleOn(node, months[column]);
        nodes[at + Value * Block] = RollUp(rule, share, s => s.Value);
        nodes[at + Zero * Block] = RollUp(rule, share, s => s.Low);
        nodes[at + Hundred * Block] = RollUp(rule, share, s => s.High);
        var coverage = RollUp(RollUpRule.WeightedMean, share, s => s.Coverage);

        var (expected, partial) = (false, false);
        for (var i = 0; i < inputs.Count; i++)
        {
            expected |= inputs[i].Score.Counts;
            partial |= weights[i] > 0 && inputs[i].Score.Partial;
        }
        nodes[at + Coverage * Block] = expected && double.IsNaN(coverage) ? 0 : coverage;
        SetBit(nodePartial, node, column, partial);
    }

    private double RollUp(RollUpRule rule, double share, Func<Score, double> figure)
    {
        for (var i = 0; i < inputs.Count; i++)
            set[i] = new(inputs[i].Contribution, inputs[i].Weight, figure(inputs[i].Score));
        return RollUpWeights.Score(rule, bands, share, set.AsSpan(0, inputs.Count), weights.AsSpan(0, inputs.Count));
    }

    /// <summary>A plain mean is partial where any of its inputs is, for all of them count.</summary>
    private void MarkPartial(int node)
    {
        for (var word = 0; word < words; word++)
        {
            var bits = 0UL;
            if (node < graph.ObjectiveCount)
                for (var row = graph.KpiStart[node]; row < graph.KpiStart[node + 1]; row++)
                    bits |= kpiPartial[row * words + word];
            for (var i = graph.InputStart[node]; i < graph.InputStart[node + 1]; i++)
                bits |=
                    nodePartial[graph.Inputs[i] * words + word]
                    & (graph.Weights[i] >= 0 ? ulong.MaxValue : isInput[NodeInputs.PlaceOf(graph.Weights[i]) * words + word]);
            nodePartial[node * words + word] = bits;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Load(double[] from, int at) =>
        Vector.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(from), (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double[] to, int at, Vector<double> values) =>
        values.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(to), (nuint)at);
}

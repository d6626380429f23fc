using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// The scores of the whole tree over consecutive windows of one kind: a row per KPI and node, a column per window. Rows are scored a block of
/// columns at a time, so the scores of many months cost little more than those of one, and a single column gives the same bits as all of them.
/// </summary>
internal sealed class ScoreSheet
{
    /// <summary>In a KPI's row: not applicable. Missing is NaN.</summary>
    private const double NA = -1;

    private static readonly int Block = Vector<double>.Count;

    private readonly ScoreGraph graph;
    private readonly Bands bands;
    private readonly Window[] windows;
    private readonly KpiScoring.Slots[][] slots;
    private readonly int[] firstSlot;
    private readonly int stride;
    private readonly int words;
    private readonly double[] kpis;
    private readonly double[] scores;
    private readonly double[] coverages;
    private readonly double[] zeros;
    private readonly double[] hundreds;
    private readonly ulong[] kpiPartial;
    private readonly ulong[] nodePartial;

    // Used by one node at a time, kept so that they need not be made again for each.
    private readonly List<(bool Contribution, double Weight, Score Score)> inputs = [];
    private RollUpWeights.Input[] set = [];
    private double[] weights = [];

    /// <param name="windows">Consecutive, of one kind; at least one.</param>
    public ScoreSheet(ScoreGraph graph, Window[] windows)
    {
        this.graph = graph;
        this.windows = windows;
        bands = graph.Model.Organization.Bands;
        stride = (windows.Length + Block - 1) / Block * Block;
        words = (stride + 63) / 64;
        kpis = new double[graph.Kpis.Length * stride];
        kpiPartial = new ulong[graph.Kpis.Length * words];
        (scores, coverages, zeros, hundreds) = (Rows(), Rows(), Rows(), Rows());
        nodePartial = new ulong[graph.NodeCount * words];
        slots = new KpiScoring.Slots[6][];
        firstSlot = new int[6];
        var calendar = graph.Model.Organization.Calendar;
        foreach (var frequency in Enum.GetValues<Frequency>())
        {
            var all = slots[(int)frequency] = [.. windows.Select(w => KpiScoring.SlotsIn(frequency, w, calendar))];
            var direct = all.Select((s, i) => !s.Coarser && s.First == s.Last && s.First == all[0].First + i).All(x => x);
            firstSlot[(int)frequency] = direct ? all[0].First : int.MinValue;
        }
        for (var node = 0; node < graph.NodeCount; node++)
        {
            if (node < graph.ObjectiveCount)
                for (var row = graph.KpiStart[node]; row < graph.KpiStart[node + 1]; row++)
                    ScoreKpi(row, 0, windows.Length);
            ScoreNode(node, 0, windows.Length);
        }

        double[] Rows() => new double[graph.NodeCount * stride];
    }

    public IReadOnlyList<Window> Windows => windows;

    public Score Kpi(int row, int column)
    {
        var score = kpis[row * stride + column];
        return score == NA ? KpiScoring.Of(ScoreState.NotApplicable, double.NaN, false) : KpiScoring.Of(ScoreState.Present, score, Bit(kpiPartial, row, column));
    }

    public Score Node(int node, int column)
    {
        var i = node * stride + column;
        var state = !double.IsNaN(scores[i]) ? ScoreState.Present : double.IsNaN(coverages[i]) ? ScoreState.NotApplicable : ScoreState.Missing;
        return new(state, scores[i], coverages[i], Math.Min(zeros[i], hundreds[i]), Math.Max(zeros[i], hundreds[i]), Bit(nodePartial, node, column));
    }

    /// <summary>The columns that ask about an own period of a frequency, its values possibly standing in for later ones.</summary>
    public bool TryColumns(Frequency frequency, int slot, int carryForward, out int from, out int to)
    {
        var all = slots[(int)frequency];
        (from, to) = (all.Length, 0);
        for (var column = 0; column < all.Length; column++)
            if (all[column].First <= slot + (all[column].Coarser ? carryForward : 0) && slot <= all[column].Last)
                (from, to) = (Math.Min(from, column), column + 1);
        return from < to;
    }

    /// <summary>Scores one KPI in columns <paramref name="from"/> to (not including) <paramref name="to"/>.</summary>
    public void ScoreKpi(int row, int from, int to)
    {
        var kpi = graph.Kpis[row];
        var first = firstSlot[(int)kpi.Frequency];
        var line = kpis.AsSpan(row * stride, stride);
        if (from == 0 && to == windows.Length)
            line[to..].Fill(double.NaN);
        if (first != int.MinValue && kpi is { RolledUp: false, OnlyScale: { } scale })
            ScoreOwnPeriods(kpi, scale.Span, first, line, row, from, to);
        else
            for (var column = from; column < to; column++)
            {
                var own = slots[(int)kpi.Frequency][column];
                var figure = KpiScoring.Figure(kpi, own);
                line[column] = figure.State == ScoreState.NotApplicable ? NA : KpiScoring.Score(kpi, figure, own);
                SetBit(kpiPartial, row, column, figure.Partial || double.IsNaN(line[column]));
            }
    }

    /// <summary>Every window is one own period of the KPI, and one scale holds throughout: straight from array to array.</summary>
    private void ScoreOwnPeriods(KpiSeries kpi, ReadOnlySpan<ScalePoint> scale, int first, Span<double> line, int row, int from, int to)
    {
        var values = kpi.Values;
        var offset = first - kpi.First;
        var (begin, end) = ((long)kpi.Begin - first, (long)kpi.End - first);
        var (low, high) = (scale[0], scale[^1]);
        var straight = scale.Length == 2;
        var (rise, width) = (high.Score - low.Score, high.Value - low.Value);
        for (var column = from; column < to; column++)
        {
            var at = column + offset;
            var value = (uint)at < (uint)values.Length ? values[at] : double.NaN;
            if (column < begin || column >= end)
                value = KpiSeries.NA;
            var missing = double.IsNaN(value);
            line[column] =
                missing ? double.NaN
                : value == KpiSeries.NA ? NA
                : !straight ? ScoringScale.Score(value, scale)
                : value <= low.Value ? low.Score
                : value < high.Value ? low.Score + rise * ((value - low.Value) / width)
                : high.Score;
            SetBit(kpiPartial, row, column, missing);
        }
    }

    /// <summary>Scores one node from its inputs, in whole blocks of columns that hold <paramref name="from"/> to <paramref name="to"/>.</summary>
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
        Vector<double> kpiW = default, kpiS = default, kpiOpen = default;
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

        Vector<double> presentW = default, presentS = default, expectedW = default, expectedS = default, filledW = default, zeroS = default, hundredS = default;
        for (var i = graph.InputStart[node]; i < graph.InputStart[node + 1]; i++)
        {
            var at = graph.Inputs[i] * stride + column;
            var weight = new Vector<double>(graph.Weights[i]);
            var (score, coverage, zero, hundred) = (Load(scores, at), Load(coverages, at), Load(zeros, at), Load(hundreds, at));
            var present = Vector.Equals(score, score);
            var expected = Vector.Equals(coverage, coverage);
            var filled = Vector.Equals(zero, zero);
            presentW += Vector.ConditionalSelect(present, weight, Vector<double>.Zero);
            presentS += Vector.ConditionalSelect(present, weight * score, Vector<double>.Zero);
            expectedW += Vector.ConditionalSelect(expected, weight, Vector<double>.Zero);
            expectedS += Vector.ConditionalSelect(expected, weight * coverage, Vector<double>.Zero);
            filledW += Vector.ConditionalSelect(filled, weight, Vector<double>.Zero);
            zeroS += Vector.ConditionalSelect(filled, weight * zero, Vector<double>.Zero);
            hundredS += Vector.ConditionalSelect(filled, weight * hundred, Vector<double>.Zero);
        }

        var target = node * stride + column;
        if (!isObjective)
        {
            Store(scores, target, presentS / presentW);
            Store(coverages, target, expectedS / expectedW);
            Store(zeros, target, zeroS / filledW);
            Store(hundreds, target, hundredS / filledW);
            return;
        }
        var share = new Vector<double>(graph.CascadeShares[node]);
        var kpiExpected = kpiW + kpiOpen;
        Store(scores, target, Mix(share, kpiW, kpiS, presentW, presentS));
        Store(coverages, target, Mix(share, kpiExpected, kpiW, expectedW, expectedS));
        Store(zeros, target, Mix(share, kpiExpected, kpiS, filledW, zeroS));
        Store(hundreds, target, Mix(share, kpiExpected, kpiS + kpiOpen * new Vector<double>(100), filledW, hundredS));
    }

    /// <summary>Two means by the cascade share; a side without weight passes its share to the other; NaN where neither has any.</summary>
    private static Vector<double> Mix(Vector<double> share, Vector<double> kpiW, Vector<double> kpiS, Vector<double> nodeW, Vector<double> nodeS)
    {
        var (kpi, node) = (kpiS / kpiW, nodeS / nodeW);
        var noKpi = Vector.Equals(kpiW, Vector<double>.Zero);
        var noNode = Vector.Equals(nodeW, Vector<double>.Zero);
        var both = (Vector<double>.One - share) * kpi + share * node;
        return Vector.ConditionalSelect(noKpi, node, Vector.ConditionalSelect(noNode, kpi, both));
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
            var input = graph.Inputs[i] * stride + column;
            // Low and high stand here for every missing KPI at 0 and at 100, not yet put in order.
            inputs.Add((true, graph.Weights[i], Node(graph.Inputs[i], column) with { Low = zeros[input], High = hundreds[input] }));
        }
        if (set.Length < inputs.Count)
            (set, weights) = (new RollUpWeights.Input[inputs.Count], new double[inputs.Count]);

        var at = node * stride + column;
        scores[at] = RollUp(graph.Rules[node], graph.CascadeShares[node], s => s.Value);
        zeros[at] = RollUp(graph.Rules[node], graph.CascadeShares[node], s => s.Low);
        hundreds[at] = RollUp(graph.Rules[node], graph.CascadeShares[node], s => s.High);
        coverages[at] = RollUp(RollUpRule.WeightedMean, graph.CascadeShares[node], s => s.Coverage);

        var (expected, partial) = (false, false);
        for (var i = 0; i < inputs.Count; i++)
        {
            expected |= inputs[i].Score.State != ScoreState.NotApplicable;
            partial |= weights[i] > 0 && inputs[i].Score.Partial;
        }
        if (expected && double.IsNaN(coverages[at]))
            coverages[at] = 0;
        SetBit(nodePartial, node, column, partial);
    }

    private double RollUp(RollUpRule rule, double share, Func<Score, double> figure)
    {
        for (var i = 0; i < inputs.Count; i++)
            set[i] = new(inputs[i].Contribution, inputs[i].Weight, figure(inputs[i].Score));
        return RollUpWeights.Score(rule, bands, share, set.AsSpan(0, inputs.Count), weights.AsSpan(0, inputs.Count));
    }

    /// <summary>A KPI's weight in a window: that of the definition in effect at its end.</summary>
    public double KpiWeight(int row, int column) => graph.Kpis[row].WeightAt(slots[(int)graph.Kpis[row].Frequency][column].Last);

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
                bits |= nodePartial[graph.Inputs[i] * words + word];
            nodePartial[node * words + word] = bits;
        }
    }

    private bool Bit(ulong[] bits, int row, int column) => (bits[row * words + column / 64] >> column % 64 & 1) != 0;

    private void SetBit(ulong[] bits, int row, int column, bool value)
    {
        ref var word = ref bits[row * words + column / 64];
        var bit = 1UL << column % 64;
        word = value ? word | bit : word & ~bit;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Load(double[] from, int at) => Vector.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(from), (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double[] to, int at, Vector<double> values) => values.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(to), (nuint)at);
}

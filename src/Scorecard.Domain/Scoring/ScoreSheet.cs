using System.Numerics;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// The scores of the whole tree over consecutive windows of one kind: a row per KPI and node, a column per window. Rows are scored a block
/// of columns at a time, so the scores of many months cost little more than those of one, and a single column gives the same bits as all of
/// them.
/// </summary>
internal sealed partial class ScoreSheet
{
    /// <summary>In a KPI's row: not applicable. Missing is NaN.</summary>
    private const double NotApplicableScore = -1;

    /// <summary>In a KPI's row: without a target. Below 0 like what is not applicable, and like that in no node.</summary>
    private const double NotScored = -2;

    // What a node's row holds, a block of columns of one after the other: the score, the coverage, and the scores with every missing KPI at
    // 0 and at 100.
    private const int Value = 0,
        Coverage = 1,
        Zero = 2,
        Hundred = 3,
        Figures = 4;

    private static readonly int Block = Vector<double>.Count;

    private readonly ScoreGraph graph;
    private readonly Bands bands;
    private readonly Window[] windows;
    private readonly KpiScoring.Slots[][] slots;
    private readonly int[] firstSlot;
    private readonly int stride;
    private readonly int words;
    private readonly double[] kpis;
    private readonly double[] nodes;
    private readonly ulong[] kpiPartial;
    private readonly ulong[] nodePartial;

    // The month whose structure scores each column; the weights of inputs that were different at some time, a line each, NaN while they
    // are none; and in which columns they are one.
    private readonly DateOnly[] months;
    private readonly double[] dated;
    private readonly ulong[] isInput;

    /// <param name="windows">Consecutive, of one kind; at least one.</param>
    public ScoreSheet(ScoreGraph graph, Window[] windows)
    {
        this.graph = graph;
        this.windows = windows;
        bands = graph.Model.Organization.Bands;
        stride = (windows.Length + Block - 1) / Block * Block;
        words = (stride + 63) / 64;
        // Every cell is written before it is read.
        kpis = GC.AllocateUninitializedArray<double>(graph.Kpis.Length * stride);
        nodes = GC.AllocateUninitializedArray<double>(graph.NodeCount * stride * Figures);
        kpiPartial = new ulong[graph.Kpis.Length * words];
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
        months = [.. windows.Select(w => calendar.StructureDay(w))];
        dated = new double[graph.DatedWeights.Length * stride];
        isInput = new ulong[graph.DatedWeights.Length * words];
        for (var place = 0; place < graph.DatedWeights.Length; place++)
        for (var column = 0; column < windows.Length; column++)
        {
            var weight = dated[place * stride + column] = graph.DatedWeights[place].On(months[column]);
            SetBit(isInput, place, column, !double.IsNaN(weight));
        }
        foreach (var (from, to, place) in Passes(0, windows.Length))
            for (var at = 0; at < graph.NodeCount; at++)
            {
                var node = place is not null && at < place.Length ? graph.OrderOn(months[from])![at] : at;
                if (node < graph.ObjectiveCount)
                    for (var row = graph.KpiStart[node]; row < graph.KpiStart[node + 1]; row++)
                        ScoreKpi(row, from, to);
                ScoreNode(node, from, to);
            }
    }

    private ScoreSheet(ScoreSheet original, ScoreGraph graph)
    {
        this.graph = graph;
        bands = original.bands;
        windows = original.windows;
        slots = original.slots;
        firstSlot = original.firstSlot;
        stride = original.stride;
        words = original.words;
        kpis = [.. original.kpis];
        nodes = [.. original.nodes];
        kpiPartial = [.. original.kpiPartial];
        nodePartial = [.. original.nodePartial];
        (months, dated, isInput) = (original.months, original.dated, original.isInput);
    }

    public IReadOnlyList<Window> Windows => windows;

    /// <summary>What it holds in memory, in bytes.</summary>
    public long Bytes => 8L * (kpis.Length + nodes.Length + kpiPartial.Length + nodePartial.Length + dated.Length);

    /// <summary>The same scores, to be kept with a copy of the graph.</summary>
    public ScoreSheet Copy(ScoreGraph graph) => new(this, graph);

    public Score Kpi(int row, int column)
    {
        var score = kpis[row * stride + column];
        return score switch
        {
            NotApplicableScore => KpiScoring.Of(ScoreState.NotApplicable, double.NaN, false),
            NotScored => KpiScoring.Of(ScoreState.NotScored, double.NaN, false),
            // Without a number it is missing, which Of knows from the NaN.
            _ => KpiScoring.Of(ScoreState.Present, score, Bit(kpiPartial, row, column)),
        };
    }

    /// <summary>A KPI's score alone: NaN where missing, negative where it does not apply or is not scored.</summary>
    public double KpiScore(int row, int column) => kpis[row * stride + column];

    /// <summary>Whether anything below a node applies.</summary>
    public bool IsApplicable(int node, int column) => !double.IsNaN(nodes[At(node, column) + Coverage * Block]);

    /// <summary>A node's status alone.</summary>
    public Status StatusOf(int node, int column, Bands within, double minimumCoverage)
    {
        var at = At(node, column);
        var value = nodes[at + Value * Block];
        return double.IsNaN(value) ? Status.Grey : Score.StatusOf(value, nodes[at + Coverage * Block], within, minimumCoverage);
    }

    public Score Node(int node, int column)
    {
        var at = At(node, column);
        var (value, coverage, zero, hundred) = (
            nodes[at + Value * Block],
            nodes[at + Coverage * Block],
            nodes[at + Zero * Block],
            nodes[at + Hundred * Block]
        );
        var state =
            !double.IsNaN(value) ? ScoreState.Present
            : double.IsNaN(coverage) ? ScoreState.NotApplicable
            : ScoreState.Missing;
        return new(state, value, coverage, Math.Min(zero, hundred), Math.Max(zero, hundred), Bit(nodePartial, node, column));
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
        if (IsDirect(kpi, first, from, to))
            ScoreOwnPeriods(kpi, kpi.OnlyScale!.Span, first, line, row, from, to);
        else
            for (var column = from; column < to; column++)
            {
                var own = slots[(int)kpi.Frequency][column];
                var figure = KpiScoring.Figure(kpi, own);
                line[column] =
                    figure.State == ScoreState.NotApplicable ? NotApplicableScore
                    : !KpiScoring.IsScored(kpi, figure, own) ? NotScored
                    : KpiScoring.Score(kpi, figure, own);
                SetBit(kpiPartial, row, column, line[column] >= 0 && figure.Partial || double.IsNaN(line[column]));
            }
    }

    /// <summary>Every window is one own period of the KPI, and one scale holds throughout: straight from array to array.</summary>
    private void ScoreOwnPeriods(KpiSeries kpi, ReadOnlySpan<ScalePoint> scale, int first, Span<double> line, int row, int from, int to)
    {
        var values = kpi.Values.AsSpan();
        var offset = first - kpi.First;
        var column = from;
        if (scale.Length == 2)
        {
            // Whole blocks of stored periods in which the KPI exists need no look at each value.
            var begin = (int)Math.Clamp(Math.Max(-(long)offset, (long)kpi.Begin - first), from, to);
            var end = (int)Math.Clamp(Math.Min((long)values.Length - offset, (long)kpi.End - first), from, to);
            for (; column < begin; column++)
                line[column] = ScoreOwnPeriod(kpi, scale, first + column);
            for (; column + Block <= end; column += Block)
            {
                var value = new Vector<double>(values[(column + offset)..]);
                var score = ScoringScale.Score(value, scale[0], scale[1]);
                Vector
                    .ConditionalSelect(
                        Vector.Equals(value, new Vector<double>(KpiSeries.NotApplicableValue)),
                        new Vector<double>(NotApplicableScore),
                        score
                    )
                    .CopyTo(line[column..]);
            }
        }
        for (; column < to; column++)
            line[column] = ScoreOwnPeriod(kpi, scale, first + column);
        for (column = from; column < to; column++)
            if (double.IsNaN(line[column]) != Bit(kpiPartial, row, column))
                SetBit(kpiPartial, row, column, double.IsNaN(line[column]));
        if (kpi.IsComputed)
            MarkPartial(kpi, first, line, row, from, to);
    }

    private static double ScoreOwnPeriod(KpiSeries kpi, ReadOnlySpan<ScalePoint> scale, int slot) =>
        kpi.At(slot) switch
        {
            KpiSeries.NotApplicableValue => NotApplicableScore,
            _ when scale.IsEmpty => NotScored,
            double.NaN => double.NaN,
            var value => ScoringScale.Score(value, scale),
        };

    /// <summary>A KPI's weight in a window: that of the definition in effect at its end.</summary>
    public double KpiWeight(int row, int column) => graph.Kpis[row].WeightAt(slots[(int)graph.Kpis[row].Frequency][column].Last);

    /// <summary>Where a node's figures of a column begin; each is a block further.</summary>
    private int At(int node, int column) => (node * stride + column / Block * Block) * Figures + column % Block;

    private bool Bit(ulong[] bits, int row, int column) => (bits[row * words + column / 64] >> column % 64 & 1) != 0;

    private void SetBit(ulong[] bits, int row, int column, bool value)
    {
        ref var word = ref bits[row * words + column / 64];
        var bit = 1UL << column % 64;
        word = value ? word | bit : word & ~bit;
    }
}

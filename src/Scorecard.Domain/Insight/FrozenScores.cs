using System.IO.Compression;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Insight;

/// <summary>What one node showed when a month was closed.</summary>
/// <param name="Value">The score, 0 to 100; NaN unless present.</param>
/// <param name="Coverage">0 to 1; NaN where it does not count.</param>
/// <param name="Measured">Of a KPI: its value; NaN where there was none, and of other nodes.</param>
public readonly record struct FrozenScore(ScoreState State, Status Status, double Value, double Coverage, double Measured)
{
    private const double Equal = 1e-9;

    /// <summary>What a node shows now, in the same shape.</summary>
    public static FrozenScore Of(ScoreBook book, NodeRef node, Window window)
    {
        var score = book.Score(node, window);
        var kpi = node.Kind == NodeKind.Kpi;
        return new(
            score.State,
            kpi ? book.StatusOf(book.Model.Kpi(node.Id), score) : book.StatusOf(score),
            score.Value,
            score.Coverage,
            kpi ? book.Figure(node.Id, window).Value : double.NaN
        );
    }

    /// <summary>Whether another one says the same, but for what the order of adding up does to the last digits.</summary>
    public bool Says(FrozenScore other) =>
        (State, Status) == (other.State, other.Status)
        && Same(Value, other.Value)
        && Same(Coverage, other.Coverage)
        && Same(Measured, other.Measured);

    private static bool Same(double one, double other) =>
        double.IsNaN(one) ? double.IsNaN(other) : Math.Abs(one - other) <= Equal * Math.Max(1, Math.Abs(one));
}

/// <summary>
/// The scores of all nodes in the windows that end with a month, as they were when it was closed: of the month, of the fiscal year up to
/// it, and of each longer period that ends with it.
/// </summary>
public sealed class FrozenScores
{
    private const byte Form = 1;

    private readonly (Frequency Frequency, bool ToDate)[] windows;
    private readonly Dictionary<NodeRef, int> rows;
    private readonly FrozenScore[] cells;

    private FrozenScores((Frequency, bool)[] windows, Dictionary<NodeRef, int> rows, FrozenScore[] cells) =>
        (this.windows, this.rows, this.cells) = (windows, rows, cells);

    /// <summary>How many nodes times windows it holds.</summary>
    public int Count => cells.Length;

    /// <summary>Takes down what a book says of a month.</summary>
    public static FrozenScores Of(ScoreBook book, Period month)
    {
        var calendar = book.Model.Organization.Calendar;
        List<Window> taken = [Window.Of(month), Window.FiscalYearToDate(month, calendar)];
        foreach (var longer in (Frequency[])[Frequency.Quarter, Frequency.HalfYear, Frequency.Year])
            if (calendar.Containing(longer, month.Start) is var period && calendar.LastIn(period, Frequency.Month) == month)
                taken.Add(Window.Of(period));
        var nodes = Nodes(book, month).ToList();
        var cells = new FrozenScore[nodes.Count * taken.Count];
        var rows = new Dictionary<NodeRef, int>(nodes.Count);
        for (var row = 0; row < nodes.Count; row++)
        {
            rows.Add(nodes[row], row);
            for (var w = 0; w < taken.Count; w++)
                cells[row * taken.Count + w] = FrozenScore.Of(book, nodes[row], taken[w]);
        }
        return new([.. taken.Select(w => (w.Period.Frequency, w.ToDate))], rows, cells);
    }

    /// <summary>What a node showed in a window; null where the node or the window is not in it.</summary>
    public FrozenScore? Find(NodeRef node, Window window)
    {
        var place = Array.IndexOf(windows, (window.Period.Frequency, window.ToDate));
        return place >= 0 && rows.TryGetValue(node, out var row) ? cells[row * windows.Length + place] : null;
    }

    /// <summary>Whether a node was there.</summary>
    public bool Has(NodeRef node) => rows.ContainsKey(node);

    /// <summary>The nodes of a kind that were there.</summary>
    public IEnumerable<NodeRef> Of(NodeKind kind) => rows.Keys.Where(node => node.Kind == kind);

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var packed = new BrotliStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new BinaryWriter(packed))
        {
            writer.Write(Form);
            writer.Write(windows.Length);
            foreach (var (frequency, toDate) in windows)
            {
                writer.Write((byte)frequency);
                writer.Write(toDate);
            }
            writer.Write(rows.Count);
            foreach (var node in rows.OrderBy(r => r.Value).Select(r => r.Key))
            {
                writer.Write((byte)node.Kind);
                writer.Write(node.Id);
                writer.Write(node.PerspectiveId);
            }
            // Column by column, since likes lie beside likes and take less room.
            Array.ForEach(cells, cell => writer.Write((byte)((byte)cell.State << 4 | (byte)cell.Status)));
            Array.ForEach(cells, cell => writer.Write(cell.Value));
            Array.ForEach(cells, cell => writer.Write(cell.Coverage));
            Array.ForEach(cells, cell => writer.Write(cell.Measured));
        }
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">They are no frozen scores, or of a newer form.</exception>
    public static FrozenScores Read(byte[] bytes)
    {
        using var packed = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new BinaryReader(packed);
        if (reader.ReadByte() != Form)
            throw new InvalidDataException("These scores were frozen by a newer version.");
        var windows = new (Frequency, bool)[reader.ReadInt32()];
        for (var w = 0; w < windows.Length; w++)
            windows[w] = ((Frequency)reader.ReadByte(), reader.ReadBoolean());
        var count = reader.ReadInt32();
        var rows = new Dictionary<NodeRef, int>(count);
        for (var row = 0; row < count; row++)
            rows.Add(new((NodeKind)reader.ReadByte(), reader.ReadInt64(), reader.ReadInt64()), row);
        var states = reader.ReadBytes(count * windows.Length);
        var (values, coverages, measured) = (Numbers(), Numbers(), Numbers());
        return new(
            windows,
            rows,
            [
                .. states.Select(
                    (state, i) => new FrozenScore((ScoreState)(state >> 4), (Status)(state & 15), values[i], coverages[i], measured[i])
                ),
            ]
        );

        double[] Numbers()
        {
            var numbers = new double[states.Length];
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = reader.ReadDouble();
            return numbers;
        }
    }

    /// <summary>All that the month's own structure has.</summary>
    private static IEnumerable<NodeRef> Nodes(ScoreBook book, Period month)
    {
        var model = book.Model.In(Window.Of(month));
        foreach (var unit in model.Units)
        {
            yield return new(NodeKind.Unit, unit.Id);
            foreach (var perspective in model.ObjectivesOf(unit).Select(o => o.PerspectiveId).Distinct())
                yield return new(NodeKind.Perspective, unit.Id, perspective);
        }
        foreach (var objective in model.Objectives)
            yield return new(NodeKind.Objective, objective.Id);
        foreach (var kpi in model.Kpis)
            yield return new(NodeKind.Kpi, kpi.Id);
    }
}

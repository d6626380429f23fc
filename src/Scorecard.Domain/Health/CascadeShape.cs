using System.Runtime.CompilerServices;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>
/// What the rules need of the structure alone, as arrays: it changes only when the structure does, and is kept with the book from the first
/// check on. Units go by their place in the model, which is by tier, so that a parent comes before its children.
/// </summary>
internal sealed class CascadeShape
{
    private static readonly ConditionalWeakTable<ScoreGraph, CascadeShape> Shapes = [];

    private CascadeShape(ScoreGraph graph)
    {
        var units = graph.Model.Units;
        FirstUnitNode = graph.NodeCount - units.Count;
        ParentOf = [.. units.Select(u => u.ParentId is { } parent ? graph.UnitNode[parent] - FirstUnitNode : -1)];
        UnitOf = [.. graph.Objectives.Select(o => graph.UnitNode[o.UnitId] - FirstUnitNode)];
        Links = [.. graph.Model.Contributions.Select(c => (graph.ObjectiveNode[c.FromId], graph.ObjectiveNode[c.ToId]))];
        Kpis = [.. graph.Kpis.Select(k => new KpiTraits(k, graph.Day))];
        Owned = [.. graph.Objectives.Select(o => o.OwnerId is not null)];
        ObjectiveIds = [.. graph.Objectives.Select(o => o.Id)];
        Above = SameNameAbove(graph, units);
        for (var row = 0; row < Above.Length; row++)
            if (graph.Kpis[row].Kpi.SourceId is { } source && graph.SeriesById.TryGetValue(source, out var followed))
                Above[row] = followed.Row;
    }

    public static CascadeShape Of(ScoreGraph graph) => Shapes.GetValue(graph, structure => new(structure));

    public int FirstUnitNode { get; }

    /// <summary>The unit above each, -1 for the root.</summary>
    public int[] ParentOf { get; }

    /// <summary>The unit of each objective.</summary>
    public int[] UnitOf { get; }

    /// <summary>All contributions, those for alignment included.</summary>
    public (int From, int To)[] Links { get; }

    /// <summary>How many findings the last look had: the next one will have about as many.</summary>
    public int Expected { get; set; } = 256;

    /// <summary>By row.</summary>
    public KpiTraits[] Kpis { get; }

    /// <summary>Whether an objective has an owner.</summary>
    public bool[] Owned { get; }
    public long[] ObjectiveIds { get; }

    /// <summary>
    /// For each KPI's row that of the same KPI further up: the one whose definition it repeats, else the nearest of its name in a unit
    /// above; -1 for none.
    /// </summary>
    public int[] Above { get; }

    private int[] SameNameAbove(ScoreGraph graph, IReadOnlyList<Unit> units)
    {
        var above = new int[graph.Kpis.Length];
        var nameOf = new int[graph.Kpis.Length];
        Array.Fill(above, -1);
        var names = new Dictionary<string, int>(graph.Kpis.Length, StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < nameOf.Length; row++)
            if (!names.TryGetValue(graph.Kpis[row].Kpi.Name, out nameOf[row]))
                names.Add(graph.Kpis[row].Kpi.Name, nameOf[row] = names.Count);
        if (names.Count == nameOf.Length)
            return above;

        var hasChildren = new bool[units.Count];
        foreach (var parent in ParentOf)
            if (parent >= 0)
                hasChildren[parent] = true;
        var rowOf = new Dictionary<(int Name, int Unit), int>();
        for (var row = 0; row < nameOf.Length; row++)
            if (UnitOf[graph.ObjectiveOfRow[row]] is var unit && hasChildren[unit])
                rowOf.TryAdd((nameOf[row], unit), row);
        for (var row = 0; row < nameOf.Length; row++)
        for (var unit = ParentOf[UnitOf[graph.ObjectiveOfRow[row]]]; unit >= 0 && above[row] < 0; unit = ParentOf[unit])
            if (rowOf.TryGetValue((nameOf[row], unit), out var upper))
                above[row] = upper;
        return above;
    }
}

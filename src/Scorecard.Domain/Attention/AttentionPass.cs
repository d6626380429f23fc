using Scorecard.Domain.Health;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Attention;

/// <summary>One pass over a branch that finds what needs attention there.</summary>
internal sealed partial class AttentionPass
{
    private readonly ScoreBook book;
    private readonly ScoreGraph graph;
    private readonly CascadeShape shape;
    private readonly Unit unit;
    private readonly Window window;
    private readonly DateOnly today;
    private readonly Bands bands;
    private readonly (ScoreSheet Sheet, int Column) now;
    private readonly (ScoreSheet Sheet, int Column) before;
    private readonly BranchWeights weights;
    private readonly OverdueSlots overdue;
    private readonly bool[] open;
    private readonly HashSet<long> served = [];
    private readonly HashSet<long> told = [];
    private readonly List<AttentionItem>[] found = [.. AttentionList.Kinds.Select(_ => new List<AttentionItem>())];

    public AttentionPass(ScoreBook book, Unit unit, Window window, DateOnly today)
    {
        this.book = book;
        this.unit = unit;
        this.window = window;
        this.today = today;
        bands = book.Model.Organization.Bands;
        var calendar = book.Model.Organization.Calendar;
        graph = book.Graph.Still(calendar.StructureDay(window));
        shape = CascadeShape.Of(graph);
        var earlier = calendar.Shift(window.Period, -1);
        var previous = window.ToDate ? Window.FiscalYearToDate(earlier, calendar) : Window.Of(earlier);
        // A sheet that has to grow is replaced, so that the earlier window is asked for first.
        book.Column(previous);
        (now, before) = (book.Column(window), book.Column(previous));
        weights = new(book, unit, window);
        overdue = new(book, window, today);
        open = OpenWithin(PlaceOf(unit.Id));
        foreach (var initiative in book.Model.Initiatives.Where(i => i.IsOpen))
        {
            served.UnionWith(initiative.ObjectiveIds);
            served.UnionWith(initiative.KpiIds);
        }
    }

    /// <summary>By kind, and within a kind by what costs most.</summary>
    public List<AttentionItem>[] Run()
    {
        for (var node = 0; node < graph.ObjectiveCount; node++)
            if (open[shape.UnitOf[node]])
                LookAt(node);
        AddFindings();
        AddSignals();
        foreach (var initiative in book.Model.Initiatives)
            if (initiative.IsOpen && open[PlaceOf(initiative.UnitId)])
                LookAt(initiative);
        return [.. found.Select((items, kind) => Sorted((AttentionKind)kind, items))];
    }

    private static List<AttentionItem> Sorted(AttentionKind kind, List<AttentionItem> items) =>
        kind switch
        {
            AttentionKind.Overdue => [.. items.OrderBy(i => i.Since).ThenBy(i => i.SubjectId)],
            AttentionKind.Initiative =>
            [
                .. items.OrderByDescending(i => i.Points).ThenBy(i => i.Trouble).ThenBy(i => i.Since).ThenBy(i => i.SubjectId),
            ],
            AttentionKind.Finding => items,
            AttentionKind.Falling or AttentionKind.NoInitiative or AttentionKind.Signal or AttentionKind.Better =>
            [
                .. items.OrderByDescending(i => i.Points).ThenBy(i => i.Now).ThenBy(i => i.SubjectId),
            ],
        };

    private int PlaceOf(long unitId) => graph.UnitNode[unitId] - shape.FirstUnitNode;

    private bool[] OpenWithin(int top)
    {
        var units = book.Model.Units;
        var within = new bool[book.Model.Units.Count];
        var closed = book.Model.ClosedFrom(units[top]) <= today;
        // Parents come before their children.
        for (var unit = top; unit < units.Count && !closed; unit++)
            within[unit] =
                (unit == top || (shape.ParentOf[unit] is var parent and >= 0 && within[parent])) && !(units[unit].ClosedFrom <= today);
        return within;
    }

    private void LookAt(int node)
    {
        var unitId = book.Model.Units[shape.UnitOf[node]].Id;
        var any = false;
        for (var row = graph.KpiStart[node]; row < graph.KpiStart[node + 1]; row++)
            if (shape.Kpis[row].ClosedFrom > today.DayNumber)
                any |= LookAt(row, node, unitId);
        if (
            any
            || StatusOfNode(node, now) != Status.Red
            || !(before.Sheet.Node(node, before.Column) is { IsPresent: true, Value: var earlier })
        )
            return;
        // Its own KPIs do not fall, so it does by what supports it.
        var value = now.Sheet.Node(node, now.Column).Value;
        var id = shape.ObjectiveIds[node];
        var wasRed = StatusOfNode(node, before) == Status.Red;
        if (Falls(earlier, value, wasRed, bands) && told.Add(id))
            Add(
                new(AttentionKind.Falling, FindingSubject.Objective, unitId, id, weights.OfNode[node] * (100 - value))
                {
                    Before = earlier,
                    Now = value,
                    IsServed = served.Contains(id),
                    Since = Since(wasRed, at => StatusOfNode(node, at) == Status.Red),
                }
            );
    }

    /// <returns>Whether it is red and falls.</returns>
    private bool LookAt(int row, int node, long unitId)
    {
        ref readonly var kpi = ref shape.Kpis[row];
        if (overdue.Of(row) is (> 0 and var count, var since))
            Add(new(AttentionKind.Overdue, FindingSubject.Kpi, unitId, kpi.Id, 0) { Count = count, Since = since });
        var (value, earlier) = (now.Sheet.KpiScore(row, now.Column), before.Sheet.KpiScore(row, before.Column));
        if (!(value >= 0) || !(earlier >= 0))
            return false;
        var (isRed, wasRed) = (StatusOfKpi(row, value) == Status.Red, StatusOfKpi(row, earlier) == Status.Red);
        if (wasRed && !isRed)
            Add(
                new(AttentionKind.Better, FindingSubject.Kpi, unitId, kpi.Id, weights.OfRow[row] * Math.Max(0, value - earlier))
                {
                    Before = earlier,
                    Now = value,
                    Since = window.Period.Start,
                }
            );
        if (!isRed || !Falls(earlier, value, wasRed, BandsOf(row)))
            return false;
        told.Add(kpi.Id);
        Add(
            new(AttentionKind.Falling, FindingSubject.Kpi, unitId, kpi.Id, weights.OfRow[row] * (100 - value))
            {
                Before = earlier,
                Now = value,
                IsServed = served.Contains(kpi.Id) || served.Contains(shape.ObjectiveIds[node]),
                Since = Since(wasRed, at => StatusOfKpi(row, at.Sheet.KpiScore(row, at.Column)) == Status.Red),
            }
        );
        return true;
    }

    private void LookAt(Initiative initiative)
    {
        var awaited =
            initiative.Start > today
                ? null
                : initiative
                    .AwaitsIds.Select(id => book.Model.TryInitiative(id, out var first) ? first : null)
                    .FirstOrDefault(first => first is { Status: not InitiativeStatus.Done });
        InitiativeTrouble? trouble =
            initiative.Status == InitiativeStatus.OffTrack ? InitiativeTrouble.OffTrack
            : initiative.IsLate(today) ? InitiativeTrouble.Late
            : initiative.Status == InitiativeStatus.AtRisk ? InitiativeTrouble.AtRisk
            : awaited is not null ? InitiativeTrouble.Blocked
            : null;
        if (trouble is { } matter)
            Add(
                new(AttentionKind.Initiative, FindingSubject.Initiative, initiative.UnitId, initiative.Id, Points(initiative))
                {
                    Trouble = matter,
                    Since = initiative.Due,
                    AwaitsId = matter == InitiativeTrouble.Blocked ? awaited!.Id : 0,
                }
            );
    }

    /// <summary>The gap of what an initiative should move.</summary>
    private double Points(Initiative initiative)
    {
        var kpis = initiative
            .KpiIds.Select(id => graph.SeriesById[id].Row)
            .Sum(row => now.Sheet.KpiScore(row, now.Column) is >= 0 and var score ? weights.OfRow[row] * (100 - score) : 0);
        return kpis > 0
            ? kpis
            : initiative
                .ObjectiveIds.Select(id => graph.ObjectiveNode[id])
                .Sum(node =>
                    now.Sheet.Node(node, now.Column) is { IsPresent: true, Value: var score } ? weights.OfNode[node] * (100 - score) : 0
                );
    }

    private void Add(AttentionItem item) => found[(int)item.Kind].Add(item);

    /// <summary>Lower as it is shown, or red only now.</summary>
    private static bool Falls(double earlier, double value, bool wasRed, Bands shown) =>
        !wasRed || shown.Rounded(value) < shown.Rounded(earlier);

    /// <summary>The first day of the first of the windows in a row, up to this one, in which something is red.</summary>
    private DateOnly Since(bool wasRed, Func<(ScoreSheet Sheet, int Column), bool> isRed)
    {
        if (!wasRed)
            return window.Period.Start;
        var column = before.Column;
        while (column > 0 && isRed((before.Sheet, column - 1)))
            column--;
        return before.Sheet.Windows[column].Period.Start;
    }

    private Status StatusOfNode(int node, (ScoreSheet Sheet, int Column) at) =>
        at.Sheet.StatusOf(node, at.Column, bands, book.Model.Organization.MinimumCoverage);

    private Status StatusOfKpi(int row, double score) => score >= 0 ? BandsOf(row).Of(score) : Status.Grey;

    private Bands BandsOf(int row) => shape.Kpis[row].HasOwnBands ? graph.Kpis[row].Kpi.BandsWithin(bands) : bands;
}

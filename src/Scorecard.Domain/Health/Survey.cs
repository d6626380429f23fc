using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>
/// What the rules of one pass share: the book as arrays, which units are open, what supports what, and the findings so far.
/// </summary>
internal sealed class Survey
{
    private readonly ScoreSheet sheet;
    private readonly int column;
    private readonly bool[] open;
    private readonly Bands bands;
    private readonly double minimumCoverage;
    private readonly int today;

    public Survey(ScoreBook book, Window window, DateOnly today)
    {
        Graph = book.Graph.Still(book.Model.Organization.Calendar.StructureDay(window));
        Model = Graph.Model;
        Window = window;
        Today = today;
        (sheet, column) = book.Column(window);
        bands = Model.Organization.Bands;
        minimumCoverage = Model.Organization.MinimumCoverage;
        this.today = today.DayNumber;
        Shape = CascadeShape.Of(Graph);
        Units = Model.Units;
        open = new bool[Units.Count];
        HasUnitsBelow = new bool[Units.Count];
        for (var unit = 0; unit < Units.Count; unit++)
        {
            var parent = Shape.ParentOf[unit];
            open[unit] = (parent < 0 || open[parent]) && !(Units[unit].ClosedFrom <= today);
            if (open[unit] && parent >= 0)
                HasUnitsBelow[parent] = true;
        }
        (Supports, SupportedFromBelow) = (new bool[Graph.ObjectiveCount], new bool[Graph.ObjectiveCount]);
        foreach (var (from, to) in Shape.Links)
        {
            if (!open[Shape.UnitOf[from]] || !open[Shape.UnitOf[to]])
                continue;
            Supports[from] = true;
            SupportedFromBelow[to] |= Units[Shape.UnitOf[from]].Tier > Units[Shape.UnitOf[to]].Tier;
        }
        Findings = new(Shape.Expected + Shape.Expected / 8);
    }

    public OrganizationModel Model { get; }
    public ScoreGraph Graph { get; }
    public CascadeShape Shape { get; }
    public Window Window { get; }
    public DateOnly Today { get; }

    /// <summary>By tier, then code; the rules name units by their place here.</summary>
    public IReadOnlyList<Unit> Units { get; }
    public bool[] HasUnitsBelow { get; }
    public bool[] Supports { get; }
    public bool[] SupportedFromBelow { get; }

    public List<Finding> Findings { get; }

    public int IndexOf(long unitId) => Graph.UnitNode[unitId] - Shape.FirstUnitNode;

    public bool IsOpen(int unit) => open[unit];

    /// <summary>Whether the KPI of a row is still measured.</summary>
    public bool Measures(int row) => Shape.Kpis[row].ClosedFrom > today;

    public Status StatusOf(int node) => sheet.StatusOf(node, column, bands, minimumCoverage);

    /// <summary>NaN where missing, negative where not applicable.</summary>
    public double ScoreOfKpi(int row) => sheet.KpiScore(row, column);

    public Status StatusOfKpi(int row)
    {
        var score = ScoreOfKpi(row);
        return !(score >= 0) ? Status.Grey
            : Shape.Kpis[row].HasOwnBands ? Graph.Kpis[row].Kpi.BandsWithin(bands).Of(score)
            : bands.Of(score);
    }

    public void Add(
        HealthRule rule,
        int unit,
        FindingSubject subject,
        long subjectId,
        long otherId = 0,
        double figure = 0,
        double against = 0,
        IReadOnlyList<long>? path = null
    ) => Findings.Add(new(rule, subject, Units[unit].Id, subjectId, otherId, figure, against, path));

    public void AddKpi(HealthRule rule, int unit, int row, long otherId = 0, double figure = 0, double against = 0) =>
        Add(rule, unit, FindingSubject.Kpi, Shape.Kpis[row].Id, otherId, figure, against);
}

using Scorecard.Domain.Access;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.TestData;

/// <summary>An organization with its scores, everything by its code. <see cref="ModelBuilder"/> makes it.</summary>
public sealed class World(OrganizationModel model)
{
    private readonly Dictionary<string, Unit> units = model.Units.ToDictionary(u => u.Code);
    private readonly Dictionary<string, Objective> objectives = model.Objectives.ToDictionary(o => o.Code);
    private readonly Dictionary<string, Kpi> kpis = model.Kpis.ToDictionary(k => k.Code);

    public OrganizationModel Model => model;

    public ScoreBook Book { get; private init; } = new(model);

    /// <summary>The same as a person may have it.</summary>
    public World SeenBy(Actor actor) => new(model) { Book = Book.SeenBy(actor) };

    public FiscalCalendar Calendar => model.Organization.Calendar;

    public Unit Unit(string code) => units[code];

    public Objective Objective(string code) => objectives[code];

    public Kpi Kpi(string code) => kpis[code];

    public Initiative Initiative(string code) => model.Initiatives.Single(i => i.Code == code);

    /// <summary>The node with a code, be it a KPI, an objective or a unit; <c>ORG/Customer</c> is a unit's perspective.</summary>
    public NodeRef Node(string code) =>
        kpis.TryGetValue(code, out var kpi) ? new(NodeKind.Kpi, kpi.Id)
        : objectives.TryGetValue(code, out var objective) ? new(NodeKind.Objective, objective.Id)
        : code.Split('/') is [var of, var name] ? new(NodeKind.Perspective, units[of].Id, model.Perspectives.Single(p => p.Name == name).Id)
        : new(NodeKind.Unit, units[code].Id);

    /// <summary>A period by its code, or the fiscal year up to its end: <c>2025-03</c>, <c>2025-03 to date</c>.</summary>
    public Window Window(string text)
    {
        const string toDate = " to date";
        return text.EndsWith(toDate, StringComparison.Ordinal)
            ? Domain.Periods.Window.FiscalYearToDate(Period(text[..^toDate.Length]), Calendar)
            : Domain.Periods.Window.Of(Period(text));
    }

    public Period Period(string code) => PeriodCode.Parse(code, Calendar) ?? throw new ArgumentException($"{code} is not a period.");

    public Score Of(string code, string window) => Book.Score(Node(code), Window(window));

    /// <summary>The score of a KPI, objective, unit or perspective; NaN unless it has one.</summary>
    public double Score(string code, string window) => Of(code, window).Value;

    public KpiFigure Figure(string kpi, string window) => Book.Figure(kpis[kpi].Id, Window(window));

    public Explanation Explain(string code, string window) => Explanation.Of(Book, Node(code), Window(window));

    public void Record(string kpi, string period, MeasuredValue value) => Book.Record(kpis[kpi].Id, Period(period).Start, value);

    public void Record(string kpi, string period, decimal value) => Record(kpi, period, MeasuredValue.Of(value));
}

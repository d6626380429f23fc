using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.TestData;

/// <summary>
/// Builds an organization in few words. It starts with the unit ORG, the classic four perspectives and the default tiers; everything
/// else is named by code, and what a test does not say takes a plain default.
/// </summary>
/// <example>
/// <code>
/// var world = new ModelBuilder()
///     .Objective("GROW")
///     .Kpi("REVENUE", target: 200).Values("REVENUE", "2025-01", 150, 180)
///     .Build();
/// world.Score("GROW", "2025-02"); // 90
/// </code>
/// </example>
public sealed partial class ModelBuilder
{
    private readonly List<Perspective> perspectives = [];
    private readonly Dictionary<string, Unit> units = [];
    private readonly Dictionary<string, Objective> objectives = [];
    private readonly Dictionary<string, Kpi> kpis = [];
    private readonly List<Contribution> contributions = [];
    private readonly List<EarlierTerms> earlier = [];
    private readonly List<CauseEffectLink> causes = [];
    private readonly List<CascadeAnswer> answers = [];
    private readonly List<Initiative> initiatives = [];
    private readonly List<(Kpi Kpi, string Period, MeasuredValue Value)> values = [];
    private long nextId;

    /// <param name="firstId">Two organizations in one database need ids that are far apart.</param>
    public ModelBuilder(string organization = "Acme", long firstId = 1)
    {
        nextId = firstId;
        Organization = new Organization(nextId++, organization);
        foreach (var name in Perspective.DefaultNames)
            AddPerspective(name, 1);
        units["ORG"] = Domain.Units.Unit.Root(nextId++, Organization, "ORG", organization);
    }

    public Organization Organization { get; }

    /// <param name="perspective">By name; the first one unless given.</param>
    public ModelBuilder Objective(
        string code,
        string of = "ORG",
        string? perspective = null,
        decimal weight = 1,
        RollUpRule rule = RollUpRule.WeightedMean,
        decimal cascadeShare = 0.5m
    )
    {
        var chosen = perspective is null ? perspectives[0] : perspectives.Single(p => p.Name == perspective);
        var objective = objectives[code] = new Objective(nextId++, units[of], chosen, code, code);
        objective.Change(code, null, chosen, weight, cascadeShare, rule, null);
        return this;
    }

    public ModelBuilder Contribution(string from, string to, decimal weight = 1, bool counts = true)
    {
        contributions.Add(new Contribution(objectives[from], objectives[to], weight, counts));
        return this;
    }

    /// <summary>Gives an objective or KPI an owner, who also enters the KPI's values.</summary>
    public ModelBuilder Own(string code, long person = 1)
    {
        if (objectives.TryGetValue(code, out var o))
            o.Change(o.Name, o.Description, perspectives.Single(p => p.Id == o.PerspectiveId), o.Weight, o.CascadeShare, o.Rule, person);
        else
        {
            kpis[code].Describe(kpis[code].Details with { OwnerId = person });
            kpis[code].NameUpdaters([person]);
        }
        return this;
    }

    public ModelBuilder Cause(string cause, string effect)
    {
        causes.Add(
            objectives.TryGetValue(cause, out var objective)
                ? new(nextId++, objective, objectives[effect], 1)
                : new(nextId++, kpis[cause], kpis[effect], 1)
        );
        return this;
    }

    public ModelBuilder Answer(string objective, string unit, CascadeAnswerKind kind)
    {
        answers.Add(new(objectives[objective], units[unit], kind, "Because."));
        return this;
    }

    /// <param name="serves">Objectives and KPIs.</param>
    public ModelBuilder Initiative(string code, string of = "ORG", params string[] serves)
    {
        var initiative = new Initiative(nextId++, units[of], code, new InitiativePlan(code, new(2025, 1, 1), new(2025, 12, 31)));
        initiative.Serve(
            serves.Where(objectives.ContainsKey).Select(s => objectives[s]),
            serves.Where(kpis.ContainsKey).Select(s => kpis[s])
        );
        initiatives.Add(initiative);
        return this;
    }

    public OrganizationModel Model() =>
        new(Organization, perspectives, units.Values, objectives.Values, contributions, kpis.Values)
        {
            Causes = causes,
            Answers = answers,
            Initiatives = initiatives,
            History = new(earlier),
        };

    /// <summary>Makes the changes of the structure in an action hold from a month on; null for always.</summary>
    public ModelBuilder From(string? month, Action change)
    {
        var from = month is null ? DateOnly.MinValue : Organization.Calendar.Containing(Frequency.Month, Day(month)).Start;
        var unitTerms = units.Values.ToDictionary(u => u, u => u.Terms);
        var kpiTerms = kpis.Values.ToDictionary(k => k, k => k.Terms);
        var objectiveTerms = objectives.Values.ToDictionary(o => o, o => o.Terms);
        var perspectiveTerms = perspectives.ToDictionary(p => p, p => p.Terms);
        var links = contributions.ToDictionary(c => (c.FromId, c.ToId), c => (Link: c, c.Terms));
        change();
        foreach (var (unit, before) in unitTerms.Where(t => t.Key.Terms != t.Value))
            Replace(TermsOf.Unit, unit.Id, 0, known => DatedChange.Hold(unit, before, from, known));
        foreach (var (kpi, before) in kpiTerms.Where(t => t.Key.Terms != t.Value))
            Replace(TermsOf.Kpi, kpi.Id, 0, known => DatedChange.Hold(kpi, before, from, known));
        foreach (var (objective, before) in objectiveTerms.Where(t => t.Key.Terms != t.Value))
            Replace(TermsOf.Objective, objective.Id, 0, known => DatedChange.Hold(objective, before, from, known));
        foreach (var (perspective, before) in perspectiveTerms.Where(t => t.Key.Terms != t.Value))
            Replace(TermsOf.Perspective, perspective.Id, 0, known => DatedChange.Hold(perspective, before, from, known));
        var now = contributions.ToDictionary(c => (c.FromId, c.ToId));
        foreach (var ends in now.Keys.Union(links.Keys))
        {
            ContributionTerms? before = links.TryGetValue(ends, out var was) ? was.Terms : null;
            ContributionTerms? after = now.GetValueOrDefault(ends)?.Terms;
            var link = now.GetValueOrDefault(ends) ?? was.Link;
            if (before == after)
                continue;
            ContributionTerms? last = null;
            Replace(
                TermsOf.Contribution,
                link.FromId,
                link.ToId,
                known =>
                {
                    (last, var rows) = DatedChange.Hold(link, before, after, from, known);
                    return rows;
                }
            );
            if (last is null)
                contributions.Remove(link);
            else if (!contributions.Contains(link))
                contributions.Add(link);
        }
        return this;
    }

    private void Replace(TermsOf of, long id, long other, Func<IEnumerable<EarlierTerms>, IEnumerable<EarlierTerms>> hold)
    {
        var known = earlier.Where(e => (e.Of, e.SubjectId, e.OtherId) == (of, id, other)).ToList();
        var rows = hold(known);
        earlier.RemoveAll(known.Contains);
        earlier.AddRange(rows);
    }

    /// <summary>Gives up a contribution.</summary>
    public ModelBuilder Uncontribute(string from, string to)
    {
        contributions.RemoveAll(c => c.FromId == objectives[from].Id && c.ToId == objectives[to].Id);
        return this;
    }

    /// <summary>The model with a score book that holds the values.</summary>
    public World Build()
    {
        var world = new World(Model());
        foreach (var (kpi, period, value) in values)
            world.Record(kpi.Code, period, value);
        return world;
    }

    private DateOnly Day(string code) => Period(code).Start;

    private Period Period(string code) =>
        PeriodCode.Parse(code, Organization.Calendar) ?? throw new ArgumentException($"{code} is not a period.");
}

using System.Diagnostics.CodeAnalysis;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Model;

/// <summary>
/// One organization's whole structure, read only: units, perspectives, objectives, contributions and KPIs, with the look-ups that pages,
/// permissions and the score book need. Values are not in it.
/// </summary>
public sealed partial class OrganizationModel
{
    private readonly Dictionary<long, Unit> units;
    private readonly Dictionary<long, Objective> objectives;
    private readonly Dictionary<long, Kpi> kpis;
    private readonly Dictionary<long, Perspective> perspectives;
    private readonly ILookup<long?, Unit> unitsByParent;
    private readonly ILookup<long, Objective> objectivesByUnit;
    private readonly ILookup<long, Kpi> kpisByObjective;
    private readonly ILookup<long?, Kpi> kpisByParent;
    private readonly ILookup<long, Contribution> contributionsTo;
    private readonly ILookup<long, Contribution> contributionsFrom;
    private readonly ILookup<long, Rebase> rebasesOf = Array.Empty<Rebase>().ToLookup(r => r.KpiId);
    private readonly ILookup<long, CascadeAnswer> answersTo = Array.Empty<CascadeAnswer>().ToLookup(a => a.ObjectiveId);
    private readonly Dictionary<long, Initiative> initiatives = [];

    private readonly Lazy<HashSet<long>> privateUnits;
    private readonly Lazy<ILookup<long, Kpi>> kpisByReporter;
    private readonly Lazy<ILookup<long, Kpi>> kpisWithoutReporter;
    private readonly Lazy<bool> needsApproval;
    private readonly Lazy<ILookup<long, long>> formulasNaming;

    public OrganizationModel(
        Organization organization,
        IEnumerable<Perspective> perspectives,
        IEnumerable<Unit> units,
        IEnumerable<Objective> objectives,
        IEnumerable<Contribution> contributions,
        IEnumerable<Kpi> kpis
    )
    {
        Organization = organization;
        Perspectives = [.. perspectives.OrderBy(p => p.Position).ThenBy(p => p.Id)];
        Units = [.. units.OrderBy(u => u.Tier).ThenBy(u => u.Code, StringComparer.OrdinalIgnoreCase)];
        Objectives = [.. objectives.OrderBy(o => o.Code, StringComparer.OrdinalIgnoreCase)];
        Contributions = [.. contributions.OrderBy(c => c.ToId).ThenBy(c => c.FromId)];
        Kpis = [.. kpis.OrderBy(k => k.Code, StringComparer.OrdinalIgnoreCase)];

        this.perspectives = Perspectives.ToDictionary(p => p.Id);
        this.units = Units.ToDictionary(u => u.Id);
        this.objectives = Objectives.ToDictionary(o => o.Id);
        this.kpis = Kpis.ToDictionary(k => k.Id);
        unitsByParent = Units.ToLookup(u => u.ParentId);
        objectivesByUnit = Objectives.ToLookup(o => o.UnitId);
        kpisByObjective = Kpis.ToLookup(k => k.ObjectiveId);
        kpisByParent = Kpis.Where(k => k.ParentId is not null).ToLookup(k => k.ParentId);
        contributionsTo = Contributions.ToLookup(c => c.ToId);
        contributionsFrom = Contributions.ToLookup(c => c.FromId);
        privateUnits = new(() => [.. Units.Where(u => WayUpToday(u).Any(above => above.Private)).Select(u => u.Id)]);
        kpisByReporter = new(() =>
            Kpis.SelectMany(k => k.Reporters.Select(person => (Person: person, Kpi: k))).ToLookup(x => x.Person, x => x.Kpi)
        );
        kpisWithoutReporter = new(() => Kpis.Where(k => !k.Reporters.Any()).ToLookup(k => UnitOf(k).Id));
        formulasNaming = new(() =>
            Kpis.SelectMany(k => k.FormulaKpiIds.Select(id => (Named: id, By: k.Id))).ToLookup(x => x.Named, x => x.By)
        );
        needsApproval = new(() => Kpis.Any(k => k.NeedsApproval));
    }

    public Organization Organization { get; }

    /// <summary>What drives what: the strategy map's arrows.</summary>
    public IReadOnlyList<CauseEffectLink> Causes { get; init; } = [];

    /// <summary>Where the limits of KPIs start again.</summary>
    public IReadOnlyList<Rebase> Rebases
    {
        get;
        init => (field, rebasesOf) = (value, value.ToLookup(r => r.KpiId));
    } = [];

    public IReadOnlyList<CascadeAnswer> Answers
    {
        get;
        init => (field, answersTo) = (value, value.ToLookup(a => a.ObjectiveId));
    } = [];

    /// <summary>Fields in which linked definitions keep their own.</summary>
    public IReadOnlyList<FieldOverride> Overrides { get; init; } = [];

    /// <summary>By due day.</summary>
    public IReadOnlyList<Initiative> Initiatives
    {
        get;
        init => (field, initiatives) = (value, value.ToDictionary(i => i.Id));
    } = [];

    /// <summary>The units on which each member has a role; null where it was not read, and then anybody may be one who sees all.</summary>
    public ILookup<long, long>? UnitsOfMembers { get; init; }

    /// <summary>How the sources of KPIs break what they promised, as a sentence, by the ids of the KPIs.</summary>
    public IReadOnlyDictionary<long, string> FeedProblems { get; init; } = new Dictionary<long, string>();

    /// <summary>What the structure was like before.</summary>
    public StructureHistory History { get; init; } = StructureHistory.None;

    /// <summary>Where this is the structure as it was known on an earlier day: the units of today, by which rights are settled.</summary>
    public OrganizationModel? Today { get; init; }

    /// <summary>Which months are closed.</summary>
    public ClosedMonths Closed { get; init; } = ClosedMonths.None;

    /// <summary>In display order.</summary>
    public IReadOnlyList<Perspective> Perspectives { get; }

    /// <summary>By tier, then code.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>By code.</summary>
    public IReadOnlyList<Objective> Objectives { get; }

    /// <summary>By their ends, so that sums come out the same whatever order the database has.</summary>
    public IReadOnlyList<Contribution> Contributions { get; }

    /// <summary>By code.</summary>
    public IReadOnlyList<Kpi> Kpis { get; }

    /// <summary>The organization's own unit, or null while it has none.</summary>
    public Unit? Root => Units.Count > 0 ? Units[0] : null;

    public bool TryUnit(long id, [NotNullWhen(true)] out Unit? unit) => units.TryGetValue(id, out unit);

    public bool TryObjective(long id, [NotNullWhen(true)] out Objective? objective) => objectives.TryGetValue(id, out objective);

    public bool TryKpi(long id, [NotNullWhen(true)] out Kpi? kpi) => kpis.TryGetValue(id, out kpi);

    public bool TryInitiative(long id, [NotNullWhen(true)] out Initiative? initiative) => initiatives.TryGetValue(id, out initiative);

    public Unit Unit(long id) => units[id];

    public Objective Objective(long id) => objectives[id];

    public Kpi Kpi(long id) => kpis[id];

    public Perspective Perspective(long id) => perspectives[id];

    public Unit UnitOf(Kpi kpi) => units[objectives[kpi.ObjectiveId].UnitId];

    public Unit UnitOf(Objective objective) => units[objective.UnitId];

    public Unit UnitOf(Initiative initiative) => units[initiative.UnitId];

    public IEnumerable<Unit> ChildrenOf(Unit unit) => unitsByParent[unit.Id];

    public IEnumerable<Objective> ObjectivesOf(Unit unit) => objectivesByUnit[unit.Id];

    public IEnumerable<Kpi> KpisOf(Objective objective) => kpisByObjective[objective.Id];

    /// <summary>Whether the values of any KPI need approval.</summary>
    public bool NeedsApproval => needsApproval.Value;

    public IEnumerable<Rebase> RebasesOf(Kpi kpi) => rebasesOf[kpi.Id];

    public IEnumerable<Kpi> ChildrenOf(Kpi kpi) => kpisByParent[kpi.Id];

    /// <summary>The calculated KPIs whose formulas name a KPI, in any month; by code.</summary>
    public IEnumerable<Kpi> CalculatedFrom(Kpi kpi) => formulasNaming.Value[kpi.Id].Select(Kpi);

    /// <summary>The KPIs that a calculated one is made of, by the formulas of all months.</summary>
    public IEnumerable<Kpi> NamedBy(Kpi kpi) => kpi.FormulaKpiIds.Where(kpis.ContainsKey).Select(Kpi);

    /// <summary>The KPIs that name a person as updater or, where they name none, as owner.</summary>
    public IEnumerable<Kpi> KpisReportedBy(long personId) => kpisByReporter.Value[personId];

    /// <summary>The KPIs of a unit that name neither updater nor owner.</summary>
    public IEnumerable<Kpi> KpisWithoutReporter(long unitId) => kpisWithoutReporter.Value[unitId];

    /// <summary>Links from objectives that support this one.</summary>
    public IEnumerable<Contribution> ContributionsTo(Objective objective) => contributionsTo[objective.Id];

    /// <summary>Links to the objectives that this one supports.</summary>
    public IEnumerable<Contribution> ContributionsFrom(Objective objective) => contributionsFrom[objective.Id];

    /// <summary>What units below answered to an objective instead of supporting it.</summary>
    public IEnumerable<CascadeAnswer> AnswersTo(Objective objective) => answersTo[objective.Id];

    /// <summary>The unit, its parent, and so on to the root.</summary>
    public IEnumerable<Unit> PathUp(Unit unit)
    {
        // One that is of another time is taken as it is here.
        for (var u = units.GetValueOrDefault(unit.Id, unit); ; u = units[u.ParentId.Value])
        {
            yield return u;
            if (u.ParentId is null)
                yield break;
        }
    }

    /// <summary>
    /// The unit and those above it as they are today, by which people's rights are settled; of a unit that is no more, as they were.
    /// </summary>
    public IEnumerable<Unit> WayUpToday(Unit unit)
    {
        var latest = Latest;
        return latest.Today is { } today && today.units.ContainsKey(unit.Id) ? today.PathUp(unit) : latest.PathUp(unit);
    }

    /// <summary>Whether other units stand and are hidden as those here do, so that rights are the same.</summary>
    public bool HasSameRights(IEnumerable<Unit> others) => Rights(Units).SequenceEqual(Rights(others));

    private static IEnumerable<(long, long?, bool, long?)> Rights(IEnumerable<Unit> units) =>
        units.OrderBy(u => u.Id).Select(u => (u.Id, u.ParentId, u.Private, u.PersonId));

    /// <summary>Whether the unit, or one above it, is private.</summary>
    public bool IsWithinPrivate(Unit unit) => privateUnits.Value.Contains(unit.Id);

    /// <summary>The units that are private, or below one that is; every member sees the others.</summary>
    public IEnumerable<Unit> PrivateUnits => privateUnits.Value.Select(Unit);

    /// <summary>The unit and all below it, each before its children.</summary>
    public IEnumerable<Unit> Subtree(Unit unit) => ChildrenOf(unit).SelectMany(Subtree).Prepend(unit);

    /// <summary>The KPI and all that feed it, on any way.</summary>
    public IEnumerable<Kpi> Subtree(Kpi kpi) => ChildrenOf(kpi).SelectMany(Subtree).Prepend(kpi);

    /// <summary>First day on which the unit, or one above it, is closed; null where all are open.</summary>
    public DateOnly? ClosedFrom(Unit unit) => PathUp(unit).Min(u => u.ClosedFrom);
}

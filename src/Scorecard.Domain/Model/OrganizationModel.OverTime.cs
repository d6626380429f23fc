using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Model;

/// <content>The structure as it was in other months.</content>
public sealed partial class OrganizationModel
{
    /// <summary>About so many KPIs are held in earlier structures: a page looks at one or two of them, a trend at a dozen.</summary>
    private const int MostKpisKept = 500_000;

    private readonly OrganizationModel? latest;
    private volatile (int Stretch, OrganizationModel Model)[] kept = [];

    /// <summary>The structure of an earlier day. What never changed is shared, and rights are those of today.</summary>
    private OrganizationModel(OrganizationModel latest, DateOnly day)
    {
        this.latest = latest;
        var history = latest.History;
        Organization = latest.Organization;
        (Causes, Rebases, Answers, Overrides, Initiatives) = (
            latest.Causes,
            latest.Rebases,
            latest.Answers,
            latest.Overrides,
            latest.Initiatives
        );
        History = history;
        Today = latest.Today;
        Closed = latest.Closed;
        UnitsOfMembers = latest.UnitsOfMembers;
        privateUnits = latest.privateUnits;
        kpisByReporter = latest.kpisByReporter;
        kpisWithoutReporter = latest.kpisWithoutReporter;
        needsApproval = latest.needsApproval;
        formulasNaming = latest.formulasNaming;
        objectivesByUnit = latest.objectivesByUnit;
        kpisByObjective = latest.kpisByObjective;

        (Perspectives, perspectives) = (latest.Perspectives, latest.perspectives);
        if (history.Touches(TermsOf.Perspective))
        {
            Perspectives = [.. latest.Perspectives.Select(p => history.Of(p) is { } terms ? p.Under(terms.On(day)) : p)];
            perspectives = Perspectives.ToDictionary(p => p.Id);
        }
        (Units, units, unitsByParent) = (latest.Units, latest.units, latest.unitsByParent);
        if (history.Touches(TermsOf.Unit))
        {
            Units = [.. latest.Units.Select(u => history.Of(u) is { } terms ? u.Under(terms.On(day)) : u)];
            units = Units.ToDictionary(u => u.Id);
            unitsByParent = Units.ToLookup(u => u.ParentId);
        }
        (Objectives, objectives) = (latest.Objectives, latest.objectives);
        if (history.Touches(TermsOf.Objective))
        {
            Objectives = [.. latest.Objectives.Select(o => history.Of(o) is { } terms ? o.Under(terms.On(day)) : o)];
            objectives = Objectives.ToDictionary(o => o.Id);
            objectivesByUnit = Objectives.ToLookup(o => o.UnitId);
        }
        (Kpis, kpis, kpisByParent) = (latest.Kpis, latest.kpis, latest.kpisByParent);
        if (history.Touches(TermsOf.Kpi))
        {
            Kpis = [.. latest.Kpis.Select(k => history.Of(k) is { } terms ? k.Under(terms.On(day)) : k)];
            kpis = Kpis.ToDictionary(k => k.Id);
            kpisByParent = Kpis.Where(k => k.ParentId is not null).ToLookup(k => k.ParentId);
            kpisByObjective = Kpis.ToLookup(k => k.ObjectiveId);
        }
        (Contributions, contributionsTo, contributionsFrom) = (latest.Contributions, latest.contributionsTo, latest.contributionsFrom);
        if (history.Touches(TermsOf.Contribution))
        {
            Contributions = [.. latest.LinksEver.Select(l => l.On(day)).OfType<Contribution>()];
            contributionsTo = Contributions.ToLookup(c => c.ToId);
            contributionsFrom = Contributions.ToLookup(c => c.FromId);
        }
    }

    /// <summary>The structure as it is since its last change; itself where it is that.</summary>
    public OrganizationModel Latest => latest ?? this;

    /// <summary>The structure as it was, or is, on a day.</summary>
    public OrganizationModel At(DateOnly day)
    {
        if (latest is not null)
            return latest.At(day);
        var changes = History.Changes;
        if (changes.Count == 0 || day >= changes[^1])
            return this;
        var stretch = 0;
        while (day >= changes[stretch])
            stretch++;
        var known = kept;
        foreach (var one in known)
            if (one.Stretch == stretch)
                return one.Model;
        var model = new OrganizationModel(this, day);
        kept = [(stretch, model), .. known.Take(Math.Clamp(MostKpisKept / (Kpis.Count + 1), 2, 64))];
        return model;
    }

    /// <summary>The structure with which a window is scored: that of its last month.</summary>
    public OrganizationModel In(Window window) => History.IsEmpty ? this : At(Organization.Calendar.StructureDay(window));

    /// <summary>Every objective that belongs, or ever belonged, to a unit: by the unit's id.</summary>
    internal ILookup<long, Objective> ObjectivesEver =>
        Objectives
            .SelectMany(o =>
                (History.Of(o)?.Earlier.Select(e => e.Value.UnitId) ?? [])
                    .Append(o.UnitId)
                    .Distinct()
                    .Select(unit => (Unit: unit, Objective: o))
            )
            .ToLookup(x => x.Unit, x => x.Objective);

    /// <summary>Every contribution that holds at any time.</summary>
    internal IEnumerable<LinkEver> LinksEver
    {
        get
        {
            foreach (var now in Contributions)
                yield return new(now.OrganizationId, now.FromId, now.ToId, now, History.Of(now.FromId, now.ToId, now));
            foreach (var (from, to) in History.Contributions)
                if (!contributionsFrom[from].Any(c => c.ToId == to) && objectives.ContainsKey(from) && objectives.ContainsKey(to))
                    yield return new(Organization.Id, from, to, null, History.Of(from, to, null));
        }
    }

    /// <param name="Now">Null where the contribution is given up.</param>
    /// <param name="Terms">Null where it was never different.</param>
    internal readonly record struct LinkEver(
        long OrganizationId,
        long FromId,
        long ToId,
        Contribution? Now,
        Timeline<ContributionTerms?>? Terms
    )
    {
        /// <summary>Whether it counts in any month.</summary>
        public bool EverCounts => Terms?.Any(t => t is { Counts: true }) ?? Now!.Counts;

        /// <summary>The contribution as it was on a day; null where there was none.</summary>
        public Contribution? On(DateOnly day)
        {
            if (Terms is null)
                return Now;
            return Terms.On(day) is not { } terms ? null
                : Now is not null && terms == Now.Terms ? Now
                : Contribution.At(OrganizationId, FromId, ToId, terms);
        }
    }
}

using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Statistics;
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
public sealed class ModelBuilder
{
    private readonly List<Perspective> perspectives = [];
    private readonly Dictionary<string, Unit> units = [];
    private readonly Dictionary<string, Objective> objectives = [];
    private readonly Dictionary<string, Kpi> kpis = [];
    private readonly List<Contribution> contributions = [];
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

    public ModelBuilder Tiers(params string[] names)
    {
        Organization.NameTiers(names, units.Values.Max(u => u.Tier));
        return this;
    }

    public ModelBuilder FiscalYearFrom(int month)
    {
        Organization.StartFiscalYearIn(month, hasFiscalValues: false);
        return this;
    }

    public ModelBuilder Bands(double amberFrom, double greenFrom)
    {
        Organization.SetBands(amberFrom, greenFrom);
        return this;
    }

    public ModelBuilder MinimumCoverage(double share)
    {
        Organization.SetMinimumCoverage(share);
        return this;
    }

    public ModelBuilder Signals(RuleSet rules, LimitVariant variant)
    {
        Organization.CallSignals(rules, variant);
        return this;
    }

    /// <summary>Replaces the perspectives; to be said before the first objective.</summary>
    public ModelBuilder Perspectives(params (string Name, decimal Weight)[] all)
    {
        perspectives.Clear();
        foreach (var (name, weight) in all)
            AddPerspective(name, weight);
        return this;
    }

    public ModelBuilder Unit(string code, string under = "ORG", bool isPrivate = false)
    {
        units[code] = Domain.Units.Unit.Below(nextId++, Organization, units[under], code, code);
        units[code].SetPrivate(isPrivate);
        return this;
    }

    public ModelBuilder CloseUnit(string code, string from)
    {
        units[code].Close(Day(from));
        return this;
    }

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

    /// <summary>A KPI of an objective, scored from 0 at the baseline to 100 at the target unless another scale is given.</summary>
    /// <param name="of">The objective; GOAL is made, in ORG, where it does not exist.</param>
    /// <param name="rollUp">Makes it a rolled-up KPI.</param>
    public ModelBuilder Kpi(
        string code,
        string of = "GOAL",
        ScaleInput? scale = null,
        decimal baseline = 0,
        decimal target = 100,
        decimal weight = 1,
        Frequency frequency = Frequency.Month,
        TimeAggregation aggregation = TimeAggregation.Average,
        string measuredIn = "points",
        string? from = null,
        KpiRollUp? rollUp = null,
        string? feeds = null,
        decimal rollUpWeight = 1,
        bool requireAll = false,
        int carryForward = 0,
        (double Amber, double Green)? bands = null
    )
    {
        if (of == "GOAL" && !objectives.ContainsKey(of))
            Objective(of);
        scale ??= ScaleInput.Progress(baseline, target);
        var details = new KpiDetails(code, measuredIn, frequency, aggregation, scale.Compile(Domain.Scales.Bands.Default).Direction)
        {
            ValueSource = rollUp is null ? ValueSource.Entered : ValueSource.RolledUp,
            RollUp = rollUp,
            RollUpWeight = rollUpWeight,
            RequireAll = requireAll,
            CarryForward = carryForward,
            AmberFrom = bands?.Amber,
            GreenFrom = bands?.Green,
        };
        var kpi = kpis[code] = new Kpi(
            nextId++,
            objectives[of],
            code,
            details,
            new KpiDefinition(from is null ? DateOnly.MinValue : Day(from), scale, weight)
        );
        if (feeds is not null)
            kpi.FeedInto(kpis[feeds].Id);
        return this;
    }

    /// <summary>A further definition of a KPI, from a day or period on.</summary>
    public ModelBuilder Define(string kpi, string from, ScaleInput scale, decimal weight = 1)
    {
        kpis[kpi].Define(new KpiDefinition(Day(from), scale, weight));
        return this;
    }

    public ModelBuilder CloseKpi(string code, string from)
    {
        kpis[code].Close(Day(from));
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

    public ModelBuilder Leading(string kpi)
    {
        kpis[kpi].Describe(kpis[kpi].Details with { Indicator = Indicator.Leading });
        return this;
    }

    /// <summary>Lets a KPI repeat another one's definition.</summary>
    public ModelBuilder Follow(string kpi, string source)
    {
        kpis[kpi].Follow(kpis[source]);
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

    /// <summary>Values of consecutive periods; null leaves one open.</summary>
    /// <param name="first">The code of the first period, at the KPI's frequency.</param>
    public ModelBuilder Values(string kpi, string first, params decimal?[] some)
    {
        var period = Period(first);
        for (var i = 0; i < some.Length; i++)
            if (some[i] is { } value)
                Record(kpi, PeriodCode.Format(Organization.Calendar.Shift(period, i), Organization.Calendar), MeasuredValue.Of(value));
        return this;
    }

    public ModelBuilder Ratio(string kpi, string period, decimal numerator, decimal denominator) =>
        Record(kpi, period, MeasuredValue.Ratio(numerator, denominator));

    public ModelBuilder NotApplicable(string kpi, string period) => Record(kpi, period, MeasuredValue.NA);

    public ModelBuilder Record(string kpi, string period, MeasuredValue value)
    {
        values.Add((kpis[kpi], period, value));
        return this;
    }

    /// <summary>The values said so far.</summary>
    public IEnumerable<(Kpi Kpi, Period Period, MeasuredValue Value)> Reported => values.Select(v => (v.Kpi, Period(v.Period), v.Value));

    public OrganizationModel Model() =>
        new(Organization, perspectives, units.Values, objectives.Values, contributions, kpis.Values)
        {
            Causes = causes,
            Answers = answers,
            Initiatives = initiatives,
        };

    /// <summary>The model with a score book that holds the values.</summary>
    public World Build()
    {
        var world = new World(Model());
        foreach (var (kpi, period, value) in values)
            world.Record(kpi.Code, period, value);
        return world;
    }

    private void AddPerspective(string name, decimal weight) =>
        perspectives.Add(new Perspective(nextId++, Organization.Id, name, perspectives.Count, weight));

    private DateOnly Day(string code) => Period(code).Start;

    private Period Period(string code) =>
        PeriodCode.Parse(code, Organization.Calendar) ?? throw new ArgumentException($"{code} is not a period.");
}

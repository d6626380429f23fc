namespace Scorecard.Domain.Insight;

/// <summary>
/// Suppositions that a person keeps under a name, to compare with others. It changes nothing that is measured, and it is the person's own.
/// What it is about may have gone since: it holds on to names, not to rows.
/// </summary>
public sealed class Scenario : IUnjournaled
{
    /// <summary>The most that one person keeps about one unit; they are compared side by side.</summary>
    public const int Most = 6;

    /// <summary>The most suppositions in one.</summary>
    public const int MostParts = 200;

    private readonly List<ScenarioPart> parts = [];

    private Scenario() { }

    /// <exception cref="RuleViolation">The name is empty or too long, nothing is supposed, or too much.</exception>
    public Scenario(
        long id,
        long organizationId,
        long unitId,
        long personId,
        string name,
        IReadOnlyList<(Supposition Supposed, string KpiName)> suppositions
    )
    {
        Id = id;
        OrganizationId = organizationId;
        UnitId = unitId;
        PersonId = personId;
        Name = TextRules.Name(name, "Scenario");
        RuleViolation.Unless(suppositions.Count > 0, "Nothing is supposed yet. Change a value, a target or a weight first.");
        RuleViolation.Unless(suppositions.Count <= MostParts, $"A scenario holds at most {MostParts} KPIs.");
        parts.AddRange(suppositions.Select(s => new ScenarioPart(organizationId, id, s.Supposed, s.KpiName)));
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    /// <summary>The unit whose score it is about.</summary>
    public long UnitId { get; private set; }

    public long PersonId { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<ScenarioPart> Parts => parts;
}

/// <summary>One supposition of a scenario.</summary>
public sealed class ScenarioPart : IUnjournaled, IPartOf<Scenario>
{
    private ScenarioPart() { }

    internal ScenarioPart(long organizationId, long scenarioId, Supposition supposed, string kpiName)
    {
        OrganizationId = organizationId;
        ScenarioId = scenarioId;
        KpiId = supposed.KpiId;
        KpiName = kpiName;
        Value = supposed.Value;
        Target = supposed.Target;
        Weight = supposed.Weight;
    }

    public long OrganizationId { get; private set; }

    public long ScenarioId { get; private set; }

    long IPartOf.WholeId => ScenarioId;

    public long KpiId { get; private set; }

    /// <summary>As it was called when the scenario was kept.</summary>
    public string KpiName { get; private set; } = "";

    public decimal? Value { get; private set; }

    public decimal? Target { get; private set; }

    public decimal? Weight { get; private set; }

    public Supposition Supposed => new(KpiId, Value, Target, Weight);
}

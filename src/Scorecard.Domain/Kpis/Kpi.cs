using Scorecard.Domain.Changes;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// Measures one objective. Its values are reported period by period, rolled up from child KPIs, or calculated by a formula.
/// </summary>
public sealed partial class Kpi : IOwned, IJournaled, IVersioned
{
    private readonly List<KpiDefinition> definitions = [];
    private readonly List<KpiUpdater> updaters = [];

    private Kpi() { }

    /// <param name="id">Made by the application; unique.</param>
    /// <exception cref="RuleViolation">The code, the details or the definition break a rule.</exception>
    public Kpi(long id, Objective objective, string code, KpiDetails details, KpiDefinition definition)
    {
        Id = id;
        OrganizationId = objective.OrganizationId;
        ObjectiveId = objective.Id;
        Recode(code);
        Describe(details);
        Define(definition);
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Kpi;

    long IJournaled.SubjectId => Id;

    FormattableString IJournaled.Label => $"{Code} {Name}";

    public long ObjectiveId { get; private set; }

    /// <summary>The user's own code, unique among the organization's KPIs without regard to case.</summary>
    public string Code { get; private set; } = "";

    public string CodeNormalized { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Description { get; private set; }

    /// <summary>Such as %, €, days.</summary>
    public string UnitOfMeasure { get; private set; } = "";

    public Frequency Frequency { get; private set; }

    public TimeAggregation Aggregation { get; private set; }

    /// <summary>What the person picked; the scale of every definition agrees with it.</summary>
    public Direction Direction { get; private set; }

    public Indicator Indicator { get; private set; }

    public ValueSource ValueSource { get; private set; }

    /// <summary>Whether people or imports give its values.</summary>
    public bool IsEntered => ValueSource.IsEntered();

    /// <summary>Whether its values are made from those of other KPIs, so that nobody enters them here.</summary>
    public bool IsComputed => !IsEntered;

    /// <summary>The KPI that this one feeds, if any: in the same unit or one above.</summary>
    public long? ParentId { get; private set; }

    /// <summary>How the children make this KPI's value; null unless <see cref="ValueSource.RolledUp"/>.</summary>
    public KpiRollUp? RollUp { get; private set; }

    /// <summary>This KPI's weight in a parent's weighted average, 0 or more.</summary>
    public decimal RollUpWeight { get; private set; } = 1;

    /// <summary>A rolled-up value stays missing until all children have reported.</summary>
    public bool RequireAll { get; private set; }

    /// <summary>For how many of its own periods an old value may stand in within finer reporting periods; 0 is never.</summary>
    public int CarryForward { get; private set; }

    /// <summary>The KPI's own bands for its own status; null takes the organization's.</summary>
    public double? AmberFrom { get; private set; }

    /// <inheritdoc cref="AmberFrom"/>
    public double? GreenFrom { get; private set; }

    /// <summary>The person who answers for it.</summary>
    public long? OwnerId { get; private set; }

    /// <summary>Days after the end of a period until the value is due.</summary>
    public int DueDays { get; private set; } = 10;

    /// <summary>First day on which it is no longer measured; null while it is.</summary>
    public DateOnly? ClosedFrom { get; private set; }

    /// <summary>
    /// The KPI above whose definition this one repeats; null where it has one of its own. See <see cref="LinkedDefinition"/>.
    /// </summary>
    public long? SourceId { get; private set; }

    public int Version { get; private set; }

    /// <summary>By effective date, earliest first; at least one.</summary>
    public IReadOnlyList<KpiDefinition> Definitions =>
        AreDefinitionsInOrder() ? definitions : [.. definitions.OrderBy(d => d.EffectiveFrom)];

    private bool AreDefinitionsInOrder()
    {
        for (var i = 1; i < definitions.Count; i++)
            if (definitions[i - 1].EffectiveFrom >= definitions[i].EffectiveFrom)
                return false;
        return true;
    }

    /// <summary>The people named to enter its values. Where none is, the unit's updaters do.</summary>
    public IReadOnlyList<KpiUpdater> Updaters => updaters;

    /// <summary>
    /// The people who are to report it: those named to enter its values or, where nobody is, its owner. None leaves it to the updaters
    /// of its very unit.
    /// </summary>
    public IEnumerable<long> Reporters =>
        updaters.Count > 0 ? updaters.Select(u => u.PersonId)
        : OwnerId is { } owner ? [owner]
        : [];

    /// <summary>Whether it names a person as owner or to enter its values.</summary>
    public bool Names(long personId) => OwnerId == personId || updaters.Any(u => u.PersonId == personId);

    /// <summary>The day on which the value of one of its own periods is due; it is overdue from the day after.</summary>
    public DateOnly DueOn(Period period) => period.End.AddDays(DueDays);

    /// <summary>The period whose value is due on a day that <see cref="DueOn"/> gave.</summary>
    public Period DueAt(DateOnly due, FiscalCalendar calendar) => calendar.Containing(Frequency, due.AddDays(-DueDays));

    /// <summary>What the KPI is now aimed at: its latest definition.</summary>
    public KpiDefinition Latest => Definitions[^1];

    /// <summary>First day on which the KPI exists; <see cref="DateOnly.MinValue"/> for "always".</summary>
    public DateOnly BeginsOn => Definitions[0].EffectiveFrom;

    /// <summary>What a ratio is multiplied with, one of <see cref="RatioMultiplier.All"/>; means nothing for other KPIs.</summary>
    public int Multiplier { get; private set; } = 1;

    /// <summary>What the number above the line counts, such as “on time”; null where nobody has said.</summary>
    public string? NumeratorName { get; private set; }

    /// <summary>What the number below the line counts, such as “all departures”; null where nobody has said.</summary>
    public string? DenominatorName { get; private set; }

    /// <summary>The least that a value can be at all, such as 0 for a count; null where nothing is said. Less is refused.</summary>
    public decimal? Lowest { get; private set; }

    /// <summary>The most that a value can be at all, such as 100 for a share in %; null where nothing is said. More is refused.</summary>
    public decimal? Highest { get; private set; }

    /// <summary>The bands of the KPI's own status.</summary>
    public Bands BandsWithin(Bands organization) => new(AmberFrom ?? organization.AmberFrom, GreenFrom ?? organization.GreenFrom);

    /// <summary>
    /// The definition in effect on a day, or null before the KPI exists. It holds for the whole period in which it begins: ask for a
    /// period's last day.
    /// </summary>
    public KpiDefinition? DefinitionOn(DateOnly day) => Definitions.LastOrDefault(d => d.EffectiveFrom <= day);

    /// <summary>
    /// What is to be reached in one of its own periods; null before it exists, and where the scale's best values lie apart.
    /// </summary>
    public Aim? AimIn(Period period) => DefinitionOn(period.End)?.Aim();

    /// <summary>Sets the scale and weight from a day on. A definition with the same day is replaced.</summary>
    /// <exception cref="RuleViolation">The scale contradicts the KPI's direction.</exception>
    public void Define(KpiDefinition definition)
    {
        CheckDirection($"KPI “{Name}”", Direction, definition.Scale);
        if (definitions.Find(d => d.EffectiveFrom == definition.EffectiveFrom) is { } known)
        {
            known.Become(definition);
            return;
        }
        definition.OrganizationId = OrganizationId;
        definition.KpiId = Id;
        definitions.Add(definition);
        definitions.Sort((a, b) => a.EffectiveFrom.CompareTo(b.EffectiveFrom));
    }

    /// <summary>Drops a definition, so that the one before it holds on. The first cannot go.</summary>
    public void Undefine(DateOnly effectiveFrom)
    {
        RuleViolation.Unless(effectiveFrom != BeginsOn, $"KPI “{Name}”: the first definition cannot be removed. Change it instead.");
        definitions.RemoveAll(d => d.EffectiveFrom == effectiveFrom);
    }

    /// <summary>Sets or clears the parent that this KPI feeds. The whole tree is checked by <see cref="KpiTree"/>.</summary>
    public void FeedInto(long? parentId) => ParentId = parentId;

    /// <summary>What of it, beside its definitions, holds from a month on.</summary>
    public KpiTerms Terms => new(ParentId, RollUpWeight);

    /// <summary>Takes on terms that were checked before.</summary>
    public void Hold(KpiTerms terms) => (ParentId, RollUpWeight) = (terms.ParentId, terms.RollUpWeight);

    /// <summary>The same KPI under other terms, to be read only.</summary>
    internal Kpi Under(KpiTerms terms)
    {
        var copy = (Kpi)MemberwiseClone();
        copy.Hold(terms);
        return copy;
    }

    /// <summary>Keeps its definition in step with another KPI's, or no longer.</summary>
    public void Follow(Kpi? source)
    {
        RuleViolation.Unless(
            source is null || (source.OrganizationId == OrganizationId && source.Id != Id),
            "A KPI can only repeat another one of its organization."
        );
        SourceId = source?.Id;
    }

    /// <summary>Moves the KPI to another objective of the same organization.</summary>
    public void MoveTo(Objective objective)
    {
        RuleViolation.Unless(objective.OrganizationId == OrganizationId, "A KPI can only move within its organization.");
        ObjectiveId = objective.Id;
    }

    /// <summary>Names the people who enter its values.</summary>
    public void NameUpdaters(IEnumerable<long> people) =>
        PartList.Match(updaters, people, u => u.PersonId, person => new KpiUpdater(OrganizationId, Id, person));

    /// <summary>Why it cannot be deleted, as a sentence; null where it can.</summary>
    /// <param name="hasValues">Whether anything was ever recorded for it.</param>
    /// <param name="feeding">How many KPIs feed it.</param>
    /// <param name="users">How the KPIs are called whose formulas name it.</param>
    public string? WhatHindersDeletion(bool hasValues, int feeding, IReadOnlyCollection<string> users) =>
        hasValues ? $"“{Name}” has recorded values, and those are never thrown away."
        : users.Count > 0
            ? $"“{Name}” is in the formula of {string.Join(", ", users.Select(user => $"“{user}”"))}. Take it out of there first."
        : feeding > 0 ? $"“{Name}” is fed by {Plural.Of(feeding, "KPI")}. Let them feed another first."
        : null;
}

using Scorecard.Domain.Changes;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// Measures one objective. Its values are reported period by period, or rolled up from child KPIs.
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
        (Id, OrganizationId, ObjectiveId) = (id, objective.OrganizationId, objective.Id);
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

    /// <summary>Such as %, €, days. “%” makes a ratio's value 100 x numerator / denominator.</summary>
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

    /// <summary>The KPI above whose definition this one repeats; null where it has one of its own. See <see cref="LinkedDefinition"/>.</summary>
    public long? SourceId { get; private set; }

    public int Version { get; private set; }

    /// <summary>By effective date, earliest first; at least one.</summary>
    public IReadOnlyList<KpiDefinition> Definitions =>
        definitions.Zip(definitions.Skip(1)).All(d => d.First.EffectiveFrom < d.Second.EffectiveFrom)
            ? definitions
            : [.. definitions.OrderBy(d => d.EffectiveFrom)];

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

    /// <summary>100 where the unit of measure is %, else 1: what a ratio is multiplied with.</summary>
    public double RatioFactor => UnitOfMeasure == "%" ? 100 : 1;

    /// <summary>The bands of the KPI's own status.</summary>
    public Bands BandsWithin(Bands organization) => new(AmberFrom ?? organization.AmberFrom, GreenFrom ?? organization.GreenFrom);

    /// <summary>
    /// The definition in effect on a day, or null before the KPI exists. It holds for the whole period in which it begins: ask for a period's last day.
    /// </summary>
    public KpiDefinition? DefinitionOn(DateOnly day) => Definitions.LastOrDefault(d => d.EffectiveFrom <= day);

    /// <summary>What is to be reached in one of its own periods; null before it exists, and where the scale's best values lie apart.</summary>
    public Aim? AimIn(Period period) => DefinitionOn(period.End)?.Aim();

    public void Recode(string code)
    {
        Code = Text.Code(code, "KPI");
        CodeNormalized = Text.Normalize(Code);
    }

    /// <summary>Changes everything that holds for all periods. Where values are recorded, ask <see cref="CheckRecorded"/> first.</summary>
    /// <param name="definition">The definition that <see cref="Define"/> will set next, where direction and scale turn round together.</param>
    /// <exception cref="RuleViolation">A rule of the KPI is broken; nothing has changed.</exception>
    public void Describe(KpiDetails details, KpiDefinition? definition = null)
    {
        var what = $"KPI “{details.Name}”";
        var name = Text.Name(details.Name, "KPI");
        var description = Text.Description(details.Description, what);
        var unitOfMeasure = (details.UnitOfMeasure ?? "").Trim();
        RuleViolation.Unless(unitOfMeasure.Length <= 40, $"{what}: shorten the unit of measure to at most 40 characters.");
        RuleViolation.Unless(
            !unitOfMeasure.Any(char.IsControl),
            $"{what}: the unit of measure holds a control character. Type it instead of pasting it."
        );
        RuleViolation.Unless(
            !(details.Aggregation == TimeAggregation.Sum && unitOfMeasure == "%"),
            $"{what}: percentages cannot be summed over time. Choose Average, Last or Ratio."
        );
        RuleViolation.Unless(
            !(details.Aggregation == TimeAggregation.Sum && details is { ValueSource: ValueSource.RolledUp, RollUp: KpiRollUp.Ratio }),
            $"{what}: a ratio cannot be summed over time. Choose Ratio as the aggregation."
        );
        RuleViolation.Unless(
            !(details.RollUp == KpiRollUp.Sum && unitOfMeasure == "%" && details.ValueSource == ValueSource.RolledUp),
            $"{what}: percentages of several units cannot be added up. Choose Average, WeightedAverage or Ratio."
        );
        RuleViolation.Unless(
            !(details is { Aggregation: TimeAggregation.Ratio, ValueSource: ValueSource.RolledUp, RollUp: KpiRollUp.Sum }),
            $"{what}: ratios of several units cannot be added up. Choose Ratio, which adds up numerators and denominators."
        );
        RuleViolation.Unless(
            details.ValueSource != ValueSource.RolledUp || details.RollUp is not null,
            $"{what}: choose how the values of its children are rolled up."
        );
        RuleViolation.Unless(details.CarryForward is >= 0 and <= 120, $"{what}: a value can stand in for 0 to 120 periods.");
        RuleViolation.Unless(details.DueDays is >= 0 and <= 366, $"{what}: the value is due 0 to 366 days after the period.");
        RuleViolation.Unless(
            (details.AmberFrom is null) == (details.GreenFrom is null),
            $"{what}: give both of its own bands, or neither."
        );
        if (details is { AmberFrom: { } amber, GreenFrom: { } green })
            _ = Bands.Checked(amber, green);
        var rollUpWeight = Text.Weight(details.RollUpWeight, what);
        foreach (var known in definitions)
            CheckDirection(what, details.Direction, known.EffectiveFrom == definition?.EffectiveFrom ? definition.Scale : known.Scale);

        (Name, Description, UnitOfMeasure) = (name, description, unitOfMeasure);
        (Frequency, Aggregation, Direction, Indicator) = (details.Frequency, details.Aggregation, details.Direction, details.Indicator);
        (ValueSource, RollUp) = (details.ValueSource, details.ValueSource == ValueSource.RolledUp ? details.RollUp : null);
        (RollUpWeight, RequireAll, CarryForward) = (rollUpWeight, details.RequireAll, details.CarryForward);
        (AmberFrom, GreenFrom, OwnerId, DueDays) = (details.AmberFrom, details.GreenFrom, details.OwnerId, details.DueDays);
    }

    /// <summary>Refuses what values that are already recorded would contradict.</summary>
    /// <exception cref="RuleViolation">Another frequency, a ratio that becomes none or the other way round, another kind of answer, or values that would no longer be read.</exception>
    public void CheckRecorded(KpiDetails details)
    {
        RuleViolation.Unless(
            details.Frequency == Frequency,
            $"“{Name}” has values by {Frequency.InWords()}, so it cannot be collected by {details.Frequency.InWords()}. Close it and add a KPI with the new frequency."
        );
        RuleViolation.Unless(
            (details.Aggregation == TimeAggregation.Ratio) == (Aggregation == TimeAggregation.Ratio),
            Aggregation == TimeAggregation.Ratio
                ? $"“{Name}” has numerators and denominators recorded, so it stays a ratio. Close it and add another KPI."
                : $"“{Name}” has plain values recorded, so it cannot turn into a ratio. Close it and add another KPI."
        );
        RuleViolation.Unless(
            IsComputed || details.ValueSource.IsEntered(),
            $"“{Name}” has values that people entered, and rolled up it would show none of them. Close it and add a KPI that is rolled up."
        );
        RuleViolation.Unless(
            (details.Direction == Direction.YesNo) == (Direction == Direction.YesNo),
            $"“{Name}” has {(Direction == Direction.YesNo ? "answers of yes and no" : "numbers")} recorded, so it keeps that kind of value. Close it and add another KPI."
        );
    }

    /// <summary>What <see cref="Describe"/> would take to change nothing.</summary>
    public KpiDetails Details =>
        new(Name, UnitOfMeasure, Frequency, Aggregation, Direction)
        {
            Description = Description,
            Indicator = Indicator,
            ValueSource = ValueSource,
            RollUp = RollUp,
            RollUpWeight = RollUpWeight,
            RequireAll = RequireAll,
            CarryForward = CarryForward,
            AmberFrom = AmberFrom,
            GreenFrom = GreenFrom,
            OwnerId = OwnerId,
            DueDays = DueDays,
        };

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
        (definition.OrganizationId, definition.KpiId) = (OrganizationId, Id);
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

    /// <summary>Keeps its definition in step with another KPI's, or no longer.</summary>
    public void Follow(Kpi? source)
    {
        RuleViolation.Unless(
            source is null || (source.OrganizationId == OrganizationId && source.Id != Id),
            "A KPI can only repeat another one of its organization."
        );
        SourceId = source?.Id;
    }

    /// <summary>Takes over fields of the KPI that it follows.</summary>
    /// <param name="hasValues">Whether values are recorded, which some fields would contradict.</param>
    /// <exception cref="RuleViolation">The fields do not fit with its scale or its values; nothing has changed.</exception>
    public void Adopt(Kpi source, IReadOnlySet<LinkedField> fields, bool hasValues)
    {
        var details = Details with
        {
            Name = Of(LinkedField.Name) ? source.Name : Name,
            Description = Of(LinkedField.Description) ? source.Description : Description,
            UnitOfMeasure = Of(LinkedField.UnitOfMeasure) ? source.UnitOfMeasure : UnitOfMeasure,
            Frequency = Of(LinkedField.Frequency) ? source.Frequency : Frequency,
            Aggregation = Of(LinkedField.Aggregation) ? source.Aggregation : Aggregation,
            Direction = Of(LinkedField.Direction) ? source.Direction : Direction,
            Indicator = Of(LinkedField.Indicator) ? source.Indicator : Indicator,
        };
        if (hasValues)
            CheckRecorded(details);
        Describe(details);

        bool Of(LinkedField field) => fields.Contains(field);
    }

    /// <summary>Moves the KPI to another objective of the same organization.</summary>
    public void MoveTo(Objective objective)
    {
        RuleViolation.Unless(objective.OrganizationId == OrganizationId, "A KPI can only move within its organization.");
        ObjectiveId = objective.Id;
    }

    /// <summary>Names the people who enter its values.</summary>
    public void NameUpdaters(IEnumerable<long> people) =>
        Parts.Match(updaters, people, u => u.PersonId, person => new KpiUpdater(OrganizationId, Id, person));

    /// <summary>Stops measuring: periods that start on or after the day count as not applicable.</summary>
    public void Close(DateOnly from) => ClosedFrom = from;

    public void Reopen() => ClosedFrom = null;

    /// <summary>Why it cannot be deleted, as a sentence; null where it can.</summary>
    /// <param name="hasValues">Whether anything was ever recorded for it.</param>
    /// <param name="feeding">How many KPIs feed it.</param>
    public string? WhatHindersDeletion(bool hasValues, int feeding) =>
        hasValues ? $"“{Name}” has recorded values, and those are never thrown away."
        : feeding > 0 ? $"“{Name}” is fed by {Plural.Of(feeding, "KPI")}. Let them feed another first."
        : null;

    private static void CheckDirection(string what, Direction picked, ScaleInput scale)
    {
        var derived = scale.Compile(Bands.Default).Direction;
        RuleViolation.Unless(
            picked == derived,
            $"{what}: you picked “{picked.InWords()}”, but the scale says “{derived.InWords()}”. Swap the scale's ends or change the direction."
        );
    }
}

/// <summary>A person named to enter a KPI's values.</summary>
public sealed class KpiUpdater : IOwned, IJournaledPartOf<Kpi>
{
    private KpiUpdater() { }

    internal KpiUpdater(long organizationId, long kpiId, long personId) =>
        (OrganizationId, KpiId, PersonId) = (organizationId, kpiId, personId);

    public long OrganizationId { get; private set; }

    public long KpiId { get; private set; }

    long IPartOf.WholeId => KpiId;

    Subject IJournaled.Subject => Subject.Kpi;

    FormattableString IJournaled.Label => $"updater {PersonId}";

    public long PersonId { get; private set; }
}

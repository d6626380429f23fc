using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Kpis;

public sealed partial class Kpi
{
    public void Recode(string code)
    {
        Code = TextRules.Code(code, "KPI");
        CodeNormalized = TextRules.Normalize(Code);
    }

    /// <summary>Changes everything that holds for all periods. Where values are recorded, ask <see cref="CheckRecorded"/> first.</summary>
    /// <param name="definition">The definition that <see cref="Define"/> will set next,
    /// where direction and scale turn round together.</param>
    /// <exception cref="RuleViolation">A rule of the KPI is broken; nothing has changed.</exception>
    public void Describe(KpiDetails details, KpiDefinition? definition = null)
    {
        var what = $"KPI “{details.Name}”";
        var name = TextRules.Name(details.Name, "KPI");
        var description = TextRules.Description(details.Description, what);
        var unitOfMeasure = (details.UnitOfMeasure ?? "").Trim();
        RuleViolation.Unless(unitOfMeasure.Length <= 40, $"{what}: shorten the unit of measure to at most 40 characters.");
        RuleViolation.Unless(
            !unitOfMeasure.Any(char.IsControl),
            nameof(KpiDetails.UnitOfMeasure),
            $"{what}: the unit of measure holds a control character. Type it instead of pasting it."
        );
        RuleViolation.Unless(
            !(details.Aggregation == TimeAggregation.Sum && unitOfMeasure == "%"),
            nameof(KpiDetails.Aggregation),
            $"{what}: percentages cannot be summed over time. Choose Average, Last or Ratio."
        );
        RuleViolation.Unless(
            !(details.Aggregation == TimeAggregation.Sum && details is { ValueSource: ValueSource.RolledUp, RollUp: KpiRollUp.Ratio }),
            nameof(KpiDetails.Aggregation),
            $"{what}: a ratio cannot be summed over time. Choose Ratio as the aggregation."
        );
        RuleViolation.Unless(
            !(details.RollUp == KpiRollUp.Sum && unitOfMeasure == "%" && details.ValueSource == ValueSource.RolledUp),
            nameof(KpiDetails.RollUp),
            $"{what}: percentages of several units cannot be added up. Choose Average, WeightedAverage or Ratio."
        );
        RuleViolation.Unless(
            !(details is { Aggregation: TimeAggregation.Ratio, ValueSource: ValueSource.RolledUp, RollUp: KpiRollUp.Sum }),
            nameof(KpiDetails.RollUp),
            $"{what}: ratios of several units cannot be added up. Choose Ratio, which adds up numerators and denominators."
        );
        RuleViolation.Unless(
            details.ValueSource != ValueSource.RolledUp || details.RollUp is not null,
            $"{what}: choose how the values of its children are rolled up."
        );
        RuleViolation.Unless(
            details is not { Aggregation: TimeAggregation.Ratio, ValueSource: ValueSource.Calculated },
            nameof(KpiDetails.Aggregation),
            $"{what}: a formula gives one number, not two. Divide in the formula, and choose Average, Last or another aggregation."
        );
        RuleViolation.Unless(details.CarryForward is >= 0 and <= 120, $"{what}: a value can stand in for 0 to 120 periods.");
        RuleViolation.Unless(details.DueDays is >= 0 and <= 366, $"{what}: the value is due 0 to 366 days after the period.");
        RuleViolation.Unless(
            (details.AmberFrom is null) == (details.GreenFrom is null),
            nameof(KpiDetails.AmberFrom),
            $"{what}: give both of its own bands, or neither."
        );
        if (details is { AmberFrom: { } amber, GreenFrom: { } green })
            _ = Bands.Checked(amber, green);
        var rollUpWeight = TextRules.Weight(details.RollUpWeight, what);
        var multiplier = details.Multiplier ?? RatioMultiplier.ProposedFor(unitOfMeasure);
        RuleViolation.Unless(
            RatioMultiplier.All.Contains(multiplier),
            $"{what}: a ratio is multiplied with 1, 100, 1000, 100000 or 1000000, not with {multiplier}."
        );
        var numeratorName = PartName(details.NumeratorName, what);
        var denominatorName = PartName(details.DenominatorName, what);
        var (lowest, highest) = Range(details, what);
        foreach (var known in definitions)
            CheckDirection(what, details.Direction, known.EffectiveFrom == definition?.EffectiveFrom ? definition.Scale : known.Scale);

        Name = name;
        Description = description;
        UnitOfMeasure = unitOfMeasure;
        Frequency = details.Frequency;
        Aggregation = details.Aggregation;
        Direction = details.Direction;
        Indicator = details.Indicator;
        ValueSource = details.ValueSource;
        RollUp = details.ValueSource == ValueSource.RolledUp ? details.RollUp : null;
        RollUpWeight = rollUpWeight;
        RequireAll = details.RequireAll;
        CarryForward = details.CarryForward;
        AmberFrom = details.AmberFrom;
        GreenFrom = details.GreenFrom;
        OwnerId = details.OwnerId;
        DueDays = details.DueDays;
        Multiplier = multiplier;
        NumeratorName = numeratorName;
        DenominatorName = denominatorName;
        Lowest = lowest;
        Highest = highest;
        NeedsApproval = details.NeedsApproval && IsEntered;
        SponsorId = details.SponsorId;
    }

    private static string? PartName(string? name, string what) => string.IsNullOrWhiteSpace(name) ? null : TextRules.Name(name, what);

    private static (decimal? Lowest, decimal? Highest) Range(KpiDetails details, string what)
    {
        decimal? lowest = details.Lowest is { } low ? TextRules.Amount(low, what) : null;
        decimal? highest = details.Highest is { } high ? TextRules.Amount(high, what) : null;
        RuleViolation.Unless(
            lowest is null || highest is null || lowest < highest,
            nameof(KpiDetails.Lowest),
            $"{what}: the least that a value can be must lie below the most. Swap them, or leave one empty."
        );
        return (lowest, highest);
    }

    /// <summary>Refuses what values that are already recorded would contradict.</summary>
    /// <exception cref="RuleViolation">Another frequency, a ratio that becomes none or the other way round, another kind of answer, or
    /// values that would no longer be read.</exception>
    public void CheckRecorded(KpiDetails details)
    {
        RuleViolation.Unless(
            details.Frequency == Frequency,
            nameof(KpiDetails.Frequency),
            $"“{Name}” has values by {Frequency.InWords()}, so it cannot be collected by {details.Frequency.InWords()}. "
                + $"Close it and add a KPI with the new frequency."
        );
        RuleViolation.Unless(
            (details.Aggregation == TimeAggregation.Ratio) == (Aggregation == TimeAggregation.Ratio),
            nameof(KpiDetails.Aggregation),
            Aggregation == TimeAggregation.Ratio
                ? $"“{Name}” has numerators and denominators recorded, so it stays a ratio. Close it and add another KPI."
                : $"“{Name}” has plain values recorded, so it cannot turn into a ratio. Close it and add another KPI."
        );
        RuleViolation.Unless(
            IsComputed || details.ValueSource.IsEntered(),
            nameof(KpiDetails.ValueSource),
            details.ValueSource == ValueSource.Calculated
                ? $"“{Name}” has values that people entered, and calculated it would show none of them. "
                    + "Close it and add a KPI that is calculated."
                : $"“{Name}” has values that people entered, and rolled up it would show none of them. "
                    + "Close it and add a KPI that is rolled up."
        );
        var recorded = Direction == Direction.YesNo ? "answers of yes and no" : "numbers";
        RuleViolation.Unless(
            (details.Direction == Direction.YesNo) == (Direction == Direction.YesNo),
            $"“{Name}” has {recorded} recorded, so it keeps that kind of value. Close it and add another KPI."
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
            Multiplier = Multiplier,
            NumeratorName = NumeratorName,
            DenominatorName = DenominatorName,
            Lowest = Lowest,
            Highest = Highest,
            NeedsApproval = NeedsApproval,
            SponsorId = SponsorId,
        };

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
            Multiplier = Of(LinkedField.UnitOfMeasure) ? source.Multiplier : Multiplier,
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

    private static void CheckDirection(string what, Direction picked, ScaleInput scale)
    {
        RuleViolation.Unless(
            scale.Agrees(picked),
            $"{what}: you picked “{picked.InWords()}”, but the scale says “{scale.Compile(Bands.Default).Direction.InWords()}”. "
                + $"Swap the scale's ends or change the direction."
        );
    }
}

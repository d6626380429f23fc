using System.Globalization;
using FluentValidation;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What a person says about a KPI; numbers as typed.</summary>
public sealed record KpiInput
{
    /// <summary>The boxes that most KPIs need; the rest is folded.</summary>
    public static readonly string[] Usual =
    [
        nameof(Name),
        nameof(UnitOfMeasure),
        nameof(Frequency),
        nameof(Aggregation),
        nameof(NumeratorName),
        nameof(DenominatorName),
        nameof(Multiplier),
        nameof(Direction),
        nameof(OwnerId),
        $"{nameof(Definition)}.{nameof(DefinitionInput.Kind)}",
        $"{nameof(Definition)}.{nameof(DefinitionInput.Boxes)}",
    ];

    public string? Name { get; init; }
    public string? Code { get; init; }
    public string? Description { get; init; }
    public string? UnitOfMeasure { get; init; }
    public Frequency Frequency { get; init; } = Frequency.Month;
    public TimeAggregation Aggregation { get; init; } = TimeAggregation.Average;

    /// <summary>Asked only without a target; else the scale's numbers say it.</summary>
    public Direction Direction { get; init; }
    public Indicator Indicator { get; init; } = Indicator.Lagging;
    public ValueSource ValueSource { get; init; }
    public KpiRollUp RollUp { get; init; } = KpiRollUp.Average;
    public bool RequireAll { get; init; }
    public string? ParentId { get; init; }
    public string? RollUpWeight { get; init; } = NumberText.Write(1);
    public string? CarryForward { get; init; } = "0";
    public string? AmberFrom { get; init; }
    public string? GreenFrom { get; init; }
    public string? DueDays { get; init; } = "10";

    /// <summary>Empty takes what the unit of measure says.</summary>
    public string? Multiplier { get; init; }
    public string? NumeratorName { get; init; }
    public string? DenominatorName { get; init; }
    public string? Lowest { get; init; }
    public string? Highest { get; init; }
    public string? OwnerId { get; init; }
    public string[] UpdaterIds { get; init; } = [];
    public bool NeedsApproval { get; init; }
    public string? SponsorId { get; init; }
    public DateOnly? ClosedFrom { get; init; }
    public DefinitionInput Definition { get; init; } = new();
    public int Version { get; init; }

    /// <summary>What is better: the scale says it where it can.</summary>
    public Direction Better => Definition.Direction ?? Direction;

    /// <summary>Whether something is said beside what is usual.</summary>
    public bool SaysMore =>
        new[] { Description, AmberFrom, GreenFrom, Lowest, Highest, ParentId }.Any(text => !string.IsNullOrWhiteSpace(text))
        || UpdaterIds.Length > 0
        || NeedsApproval
        || !string.IsNullOrEmpty(SponsorId)
        || ClosedFrom is not null
        || !Unusual.Equals(new KpiInput().Unusual);

    private object Unusual => (Indicator, ValueSource, Definition.Weight, RollUpWeight, CarryForward, DueDays);

    /// <param name="formula">That of the definition, with codes.</param>
    public static KpiInput Of(Kpi kpi, KpiDefinition current, FiscalCalendar calendar, string? formula) =>
        new()
        {
            Name = kpi.Name,
            Code = kpi.Code,
            Description = kpi.Description,
            UnitOfMeasure = kpi.UnitOfMeasure,
            Frequency = kpi.Frequency,
            Aggregation = kpi.Aggregation,
            Direction = kpi.Direction,
            Indicator = kpi.Indicator,
            ValueSource = kpi.ValueSource,
            RollUp = kpi.RollUp ?? KpiRollUp.Average,
            RequireAll = kpi.RequireAll,
            ParentId = kpi.ParentId is { } parent ? PublicIds.Format(parent) : null,
            RollUpWeight = NumberText.Write(kpi.RollUpWeight),
            CarryForward = NumberText.Write(kpi.CarryForward),
            AmberFrom = NumberText.Write((decimal?)kpi.AmberFrom),
            GreenFrom = NumberText.Write((decimal?)kpi.GreenFrom),
            DueDays = NumberText.Write(kpi.DueDays),
            Multiplier = kpi.Multiplier.ToString(CultureInfo.InvariantCulture),
            NumeratorName = kpi.NumeratorName,
            DenominatorName = kpi.DenominatorName,
            Lowest = NumberText.Write(kpi.Lowest),
            Highest = NumberText.Write(kpi.Highest),
            OwnerId = kpi.OwnerId is { } owner ? PublicIds.Format(owner) : null,
            UpdaterIds = [.. kpi.Updaters.Select(u => PublicIds.Format(u.PersonId))],
            NeedsApproval = kpi.NeedsApproval,
            SponsorId = kpi.SponsorId is { } sponsor ? PublicIds.Format(sponsor) : null,
            ClosedFrom = kpi.ClosedFrom,
            Definition = DefinitionInput.Of(current, calendar) with { Formula = formula },
            Version = kpi.Version,
        };

    public KpiDetails Details(long? ownerId, long? sponsorId) =>
        new(Name!, UnitOfMeasure ?? "", Frequency, Aggregation, Better)
        {
            Description = Description,
            Indicator = Indicator,
            ValueSource = ValueSource,
            RollUp = ValueSource == ValueSource.RolledUp ? RollUp : null,
            RollUpWeight = NumberText.Number(RollUpWeight) ?? 1,
            RequireAll = RequireAll,
            CarryForward = (int)(NumberText.Number(CarryForward) ?? 0),
            AmberFrom = (double?)NumberText.Number(AmberFrom),
            GreenFrom = (double?)NumberText.Number(GreenFrom),
            OwnerId = ownerId,
            DueDays = (int)(NumberText.Number(DueDays) ?? 10),
            Multiplier = int.TryParse(Multiplier, NumberStyles.None, CultureInfo.InvariantCulture, out var multiplier) ? multiplier : null,
            NumeratorName = NumeratorName,
            DenominatorName = DenominatorName,
            Lowest = NumberText.Number(Lowest),
            Highest = NumberText.Number(Highest),
            NeedsApproval = NeedsApproval,
            SponsorId = sponsorId,
        };

    public sealed class Validator : AbstractValidator<KpiInput>
    {
        public Validator()
        {
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.Code).IsCode();
            RuleFor(x => x.Description).IsDescription();
            RuleFor(x => x.UnitOfMeasure).MaximumLength(40).WithMessage("Shorten it to at most 40 characters");
            RuleFor(x => x.Frequency).IsInEnum().WithMessage("Choose a frequency");
            RuleFor(x => x.Aggregation).IsInEnum().WithMessage("Choose an aggregation");
            RuleFor(x => x.Direction).IsInEnum().WithMessage("Choose a direction");
            RuleFor(x => x.Indicator).IsInEnum().WithMessage("Choose an indicator");
            RuleFor(x => x.ValueSource).IsInEnum().WithMessage("Choose where the value comes from");
            RuleFor(x => x.RollUp).IsInEnum().WithMessage("Choose how the children are rolled up");
            RuleFor(x => x.RollUpWeight).IsWeight();
            RuleFor(x => x.CarryForward).IsWhole(0, 120);
            RuleFor(x => x.DueDays).IsWhole(0, 366);
            RuleFor(x => x.AmberFrom).IsNumber();
            RuleFor(x => x.GreenFrom).IsNumber();
            RuleFor(x => x.Lowest).IsNumber();
            RuleFor(x => x.Highest).IsNumber();
            RuleFor(x => x.Definition).SetValidator(new DefinitionInput.Validator());
        }
    }
}

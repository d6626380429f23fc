using FluentValidation;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What a KPI is aimed at from a period on, as typed.</summary>
public sealed record DefinitionInput
{
    /// <summary>A period's code; empty is from the start.</summary>
    public string? From { get; init; }
    public string? Weight { get; init; } = NumberText.Write(1);
    public ScaleKind Kind { get; init; }
    public ScaleBoxes Boxes { get; init; } = [];

    public static DefinitionInput Of(KpiDefinition definition, FiscalCalendar calendar) =>
        new()
        {
            From =
                definition.EffectiveFrom == DateOnly.MinValue
                    ? null
                    : PeriodCode.Format(
                        new(definition.EffectiveFrom.Day == 1 ? Frequency.Month : Frequency.Day, definition.EffectiveFrom),
                        calendar
                    ),
            Weight = NumberText.Write(definition.Weight),
            Kind = definition.Scale.Kind,
            Boxes = ScaleBoxes.Of(definition.Scale),
        };

    public KpiDefinition Define(DateOnly effectiveFrom) => new(effectiveFrom, Scale, NumberText.Number(Weight) ?? 0);

    /// <exception cref="RuleViolation">The numbers contradict each other.</exception>
    public ScaleInput Scale => Boxes.Read(Kind);

    public sealed class Validator : AbstractValidator<DefinitionInput>
    {
        public Validator()
        {
            RuleFor(x => x.Weight).IsWeight();
            RuleFor(x => x.Kind).IsInEnum().WithMessage("Choose a kind of scale");
            RuleFor(x => x)
                .Custom(
                    (input, context) =>
                    {
                        foreach (var question in ScaleKinds.Of(input.Kind).Questions)
                            if (input.Boxes.Problem(input.Kind, question) is { } problem)
                                context.AddFailure($"{nameof(Boxes)}[{ScaleBoxes.NameOf(input.Kind, question.Field)}]", problem);
                    }
                )
                .When(x => Enum.IsDefined(x.Kind));
        }
    }
}

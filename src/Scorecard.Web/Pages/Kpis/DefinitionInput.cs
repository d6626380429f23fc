using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Scorecard.Domain;
using Scorecard.Domain.Formulas;
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

    /// <summary>Of a calculated KPI, with codes.</summary>
    public string? Formula { get; init; }

    /// <summary>Whether “Keep it at 0” was pressed.</summary>
    public bool Keep { get; init; }

    /// <summary>The level that baseline and target both name, which no progress leads to; null where they differ.</summary>
    public decimal? Level =>
        Kind == ScaleKind.Progress
        && Number(ScaleFields.Baseline) is { } baseline
        && Number(ScaleFields.Target) is { } target
        && baseline == target
            ? target
            : null;

    /// <summary>What is better by the numbers; null without a target, or while the numbers do not fit.</summary>
    public Direction? Direction
    {
        get
        {
            if (Kind == ScaleKind.None || Refusal is not null)
                return null;
            return Scale.Compile(Bands.Default).Direction;
        }
    }

    public static DefinitionInput Of(KpiDefinition definition, FiscalCalendar calendar) =>
        new()
        {
            From =
                definition.EffectiveFrom == DateOnly.MinValue
                    ? null
                    : PeriodCode.Format(
                        calendar.Containing(Frequency.Month, definition.EffectiveFrom) is var month
                        && month.Start == definition.EffectiveFrom
                            ? month
                            : calendar.Containing(Frequency.Day, definition.EffectiveFrom),
                        calendar
                    ),
            Weight = NumberText.Write(definition.Weight),
            Kind = definition.Scale.Kind,
            Boxes = ScaleBoxes.Of(definition.Scale),
        };

    /// <param name="formula">That of a calculated KPI.</param>
    public KpiDefinition Define(DateOnly effectiveFrom, Formula? formula) =>
        new(effectiveFrom, Scale, NumberText.Number(Weight) ?? 0, formula);

    /// <exception cref="RuleViolation">The numbers contradict each other.</exception>
    public ScaleInput Scale => Boxes.Read(Kind);

    /// <summary>Where a level is to be kept: on track at the level, with the red flag still to be named.</summary>
    /// <param name="state">What was typed, which the form would otherwise show again.</param>
    public DefinitionInput Turned(ModelStateDictionary state, string prefix)
    {
        if (!Keep || Level is null)
            return this;
        var target = ScaleBoxes.NameOf(ScaleKind.Thresholds, ScaleFields.Target);
        var boxes = new ScaleBoxes();
        foreach (var (name, text) in Boxes)
            boxes[name] = text;
        boxes[target] = Boxes[ScaleBoxes.NameOf(ScaleKind.Progress, ScaleFields.Target)];
        state.Remove($"{prefix}.{nameof(Kind)}");
        state.Remove($"{prefix}.{nameof(Boxes)}[{target}]");
        return this with { Kind = ScaleKind.Thresholds, Boxes = boxes };
    }

    /// <summary>Why the numbers make no scale, though each is one; null where they do.</summary>
    private string? Refusal
    {
        get
        {
            if (ScaleKinds.Of(Kind).Questions.Any(question => Boxes.Problem(Kind, question) is not null))
                return "";
            try
            {
                Scale.Compile(Bands.Default);
                return null;
            }
            catch (RuleViolation broken)
            {
                return broken.Message;
            }
        }
    }

    private decimal? Number(NumberField field) => NumberText.Number(Boxes[ScaleBoxes.NameOf(Kind, field)]);

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
                                context.AddFailure(BoxOf(input.Kind, question), problem);
                        if (input.Refusal is { Length: > 0 } refusal)
                            context.AddFailure(BoxOf(input.Kind, ScaleKinds.Of(input.Kind).Questions.Last(q => !q.IsOptional)), refusal);
                    }
                )
                .When(x => Enum.IsDefined(x.Kind));
        }

        private static string BoxOf(ScaleKind kind, ScaleQuestion question) =>
            $"{nameof(Boxes)}[{ScaleBoxes.NameOf(kind, question.Field)}]";
    }
}

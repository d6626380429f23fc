using FluentValidation;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What a KPI is aimed at from a period on, as typed. Only the boxes of the chosen kind of scale are read.</summary>
public sealed record DefinitionInput
{
    /// <summary>A period's code; empty is from the start.</summary>
    public string? From { get; init; }
    public string? Weight { get; init; } = NumberText.Write(1);
    public ScaleKind Kind { get; init; }
    public string? Baseline { get; init; }
    public string? Target { get; init; }
    public string? RedFlag { get; init; }
    public string? ThresholdTarget { get; init; }
    public string? Worst { get; init; }
    public string? Stretch { get; init; }
    public string? LowZero { get; init; }
    public string? Low { get; init; }
    public string? High { get; init; }
    public string? HighZero { get; init; }
    public bool GoodAnswer { get; init; } = true;

    /// <summary>One <c>value : score</c> a line.</summary>
    public string? Points { get; init; }

    public static DefinitionInput Of(KpiDefinition definition, FiscalCalendar calendar)
    {
        var scale = definition.Scale;
        var isThresholds = scale.Kind == ScaleKind.Thresholds;
        return new()
        {
            From = definition.EffectiveFrom == DateOnly.MinValue ? null
                : PeriodCode.Format(new(definition.EffectiveFrom.Day == 1 ? Frequency.Month : Frequency.Day, definition.EffectiveFrom), calendar),
            Weight = NumberText.Write(definition.Weight), Kind = scale.Kind, Baseline = NumberText.Write(scale.Baseline),
            Target = isThresholds ? null : NumberText.Write(scale.Target), RedFlag = NumberText.Write(scale.RedFlag),
            ThresholdTarget = isThresholds ? NumberText.Write(scale.Target) : null, Worst = NumberText.Write(scale.Worst), Stretch = NumberText.Write(scale.Stretch),
            LowZero = NumberText.Write(scale.LowZero), Low = NumberText.Write(scale.Low), High = NumberText.Write(scale.High), HighZero = NumberText.Write(scale.HighZero),
            GoodAnswer = scale.GoodAnswer ?? true, Points = PointsText.Write(scale.Points),
        };
    }

    public KpiDefinition Define(DateOnly effectiveFrom) => new(effectiveFrom, Scale, NumberText.Number(Weight) ?? 0);

    /// <exception cref="RuleViolation">The numbers contradict each other.</exception>
    public ScaleInput Scale => Kind switch
    {
        ScaleKind.Progress => new(Kind, Baseline: NumberText.Number(Baseline), Target: NumberText.Number(Target)),
        ScaleKind.Thresholds => new(Kind, Target: NumberText.Number(ThresholdTarget), RedFlag: NumberText.Number(RedFlag), Worst: NumberText.Number(Worst), Stretch: NumberText.Number(Stretch)),
        ScaleKind.Range => new(Kind, LowZero: NumberText.Number(LowZero), Low: NumberText.Number(Low), High: NumberText.Number(High), HighZero: NumberText.Number(HighZero)),
        ScaleKind.YesNo => new(Kind, GoodAnswer: GoodAnswer),
        _ => new(Kind, Points: PointsText.Read(Points).Points),
    };

    /// <summary>The scale in words: “0 at 90, 100 at 98”.</summary>
    public static string Say(ScaleInput scale)
    {
        return scale.Kind switch
        {
            ScaleKind.Progress => $"0 at {N(scale.Baseline)}, 100 at {N(scale.Target)}",
            ScaleKind.Thresholds => $"Red flag {N(scale.RedFlag)}, target {N(scale.Target)}{(scale.Worst is null ? "" : $", worst {N(scale.Worst)}")}{(scale.Stretch is null ? "" : $", stretch {N(scale.Stretch)}")}",
            ScaleKind.Range => $"100 from {N(scale.Low)} to {N(scale.High)}, 0 up to {N(scale.LowZero)} and from {N(scale.HighZero)}",
            ScaleKind.YesNo => $"“{(scale.GoodAnswer == true ? "Yes" : "No")}” is good",
            _ => PointsText.Write(scale.Points).ReplaceLineEndings("; "),
        };
        static string N(decimal? number) => Presentation.Figures.Value(number);
    }

    public sealed class Validator : AbstractValidator<DefinitionInput>
    {
        public Validator()
        {
            RuleFor(x => x.Weight).IsWeight();
            RuleFor(x => x.Kind).IsInEnum().WithMessage("Choose a kind of scale");
            When(x => x.Kind == ScaleKind.Progress, () =>
            {
                RuleFor(x => x.Baseline).IsNumber("Write the value that scores 0");
                RuleFor(x => x.Target).IsNumber("Write the value that scores 100");
            });
            When(x => x.Kind == ScaleKind.Thresholds, () =>
            {
                RuleFor(x => x.RedFlag).IsNumber("Write the value below which it is off track");
                RuleFor(x => x.ThresholdTarget).IsNumber("Write the value from which it is on track");
                RuleFor(x => x.Worst).IsNumber();
                RuleFor(x => x.Stretch).IsNumber();
            });
            When(x => x.Kind == ScaleKind.Range, () =>
            {
                RuleFor(x => x.LowZero).IsNumber("Write the value up to which the score is 0");
                RuleFor(x => x.Low).IsNumber("Write the value from which the score is 100");
                RuleFor(x => x.High).IsNumber("Write the value up to which the score is 100");
                RuleFor(x => x.HighZero).IsNumber("Write the value from which the score is 0 again");
            });
            When(x => x.Kind == ScaleKind.Custom, () => RuleFor(x => x.Points).Custom((text, context) =>
            {
                if (PointsText.Read(text).Problem is { } problem)
                    context.AddFailure(problem);
            }));
        }
    }
}

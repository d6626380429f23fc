using System.Globalization;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// The part of a KPI that may change from a period on without touching the past: its scale and its weight.
/// </summary>
public sealed class KpiDefinition : IOwned, IJournaledPartOf<Kpi>
{
    private KpiDefinition() { }

    /// <param name="effectiveFrom">First day of the first period it applies to; <see cref="DateOnly.MinValue"/> is "from the start".</param>
    /// <param name="weight">Relative weight among the KPIs of the objective, 0 or more.</param>
    /// <exception cref="RuleViolation">The weight is negative or the scale is incomplete or contradicts itself.</exception>
    public KpiDefinition(DateOnly effectiveFrom, ScaleInput scale, decimal weight)
    {
        EffectiveFrom = effectiveFrom;
        Weight = Text.Weight(weight, "KPI weight");
        Scale = scale.Rounded();
        _ = Scale.Compile(Bands.Default);
    }

    public long OrganizationId { get; internal set; }

    public long KpiId { get; internal set; }

    long IPartOf.WholeId => KpiId;

    Subject IJournaled.Subject => Subject.Kpi;

    FormattableString IJournaled.Label => $"from {EffectiveFrom}: weight {Weight}, {Scale}";

    public DateOnly EffectiveFrom { get; private set; }

    public decimal Weight { get; private set; }

    /// <summary>What the person gave.</summary>
    public ScaleInput Scale { get; private set; } = null!;

    internal void Become(KpiDefinition other) => (Scale, Weight) = (other.Scale, other.Weight);
}

/// <summary>
/// A scale as a person gives it; only the fields of its kind are filled.
/// </summary>
/// <param name="Points">For <see cref="ScaleKind.Custom"/>: <c>value:score</c> with <c>;</c> between them, decimal points.</param>
public sealed record ScaleInput(
    ScaleKind Kind,
    decimal? Baseline = null, decimal? Target = null,
    decimal? RedFlag = null, decimal? Worst = null, decimal? Stretch = null,
    decimal? LowZero = null, decimal? Low = null, decimal? High = null, decimal? HighZero = null,
    bool? GoodAnswer = null, string? Points = null)
{
    public static ScaleInput Progress(decimal baseline, decimal target) => new(ScaleKind.Progress, baseline, target);

    /// <summary>The points that score values.</summary>
    /// <exception cref="RuleViolation">A field of the kind is missing, or the values contradict each other.</exception>
    public ScoringScale Compile(Bands bands) => Kind switch
    {
        ScaleKind.Progress => ScoringScale.Progress(Need(Baseline, "a baseline"), Need(Target, "a target")),
        ScaleKind.Thresholds => ScoringScale.Thresholds(Need(RedFlag, "a red flag"), Need(Target, "a target"), Worst, Stretch, bands),
        ScaleKind.Range => ScoringScale.Range(Need(LowZero, "a low zero"), Need(Low, "a low end"), Need(High, "a high end"), Need(HighZero, "a high zero")),
        ScaleKind.YesNo => ScoringScale.YesNo(Need(GoodAnswer, "the good answer")),
        _ => ScoringScale.Custom(ParsedPoints()),
    };

    /// <summary>The value the person wants to reach, where the scale has one.</summary>
    public decimal? Wanted => Kind switch
    {
        ScaleKind.Progress or ScaleKind.Thresholds => Target,
        ScaleKind.YesNo => GoodAnswer is { } good ? (good ? 1 : 0) : null,
        _ => null,
    };

    /// <summary>The most decimals, 2 at most, with which its numbers were given.</summary>
    public int Decimals => Math.Min(2, new[] { Baseline, Target, RedFlag, Worst, Stretch, LowZero, Low, High, HighZero }
        .Concat(Kind == ScaleKind.Custom ? ParsedPoints().Select(p => (decimal?)p.Value) : [])
        .Max(number => number is { } n ? (n / 1.000000000000000000000000000000m).Scale : 0));

    /// <summary>
    /// The scale for a part of the target: its other points move in the same proportion. A scale without a single target, or a target of 0, stays as it is
    /// but for the target.
    /// </summary>
    public ScaleInput Scaled(decimal target)
    {
        if (Kind is not (ScaleKind.Progress or ScaleKind.Thresholds))
            return this;
        if (Target is not { } whole || whole == 0)
            return this with { Target = target };
        var factor = target / whole;
        return this with { Target = target, Baseline = Baseline * factor, RedFlag = RedFlag * factor, Worst = Worst * factor, Stretch = Stretch * factor };
    }

    internal ScaleInput Rounded() => this with
    {
        Baseline = Round(Baseline),
        Target = Round(Target),
        RedFlag = Round(RedFlag),
        Worst = Round(Worst),
        Stretch = Round(Stretch),
        LowZero = Round(LowZero),
        Low = Round(Low),
        High = Round(High),
        HighZero = Round(HighZero),
    };

    private static decimal? Round(decimal? number) => number is { } n ? Text.Amount(n, "Scale") : null;

    private T Need<T>(T? given, string what) where T : struct =>
        given ?? throw new RuleViolation($"A {Kind} scale needs {what}. Fill it in, or choose another kind of scale.");

    private IEnumerable<(decimal Value, decimal Score)> ParsedPoints()
    {
        foreach (var point in (Points ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = point.Split(':', StringSplitOptions.TrimEntries);
            if (parts.Length != 2
                || !decimal.TryParse(parts[0], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                || !decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score))
                throw new RuleViolation($"“{point}” is not a point of a scale. Write value:score, such as 80:0; 95:100.");
            yield return (Text.Amount(value, "Scale point"), Text.Amount(score, "Scale point"));
        }
    }
}

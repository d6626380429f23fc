namespace Scorecard.Domain.Scales;

/// <summary>
/// A scale as a person gives it; only the fields of its kind are filled. <see cref="ScaleFields"/> says how each field is called, read and
/// written, <see cref="ScaleKinds"/> which of them a kind has.
/// </summary>
/// <param name="Points">For <see cref="ScaleKind.Custom"/>: <c>value:score</c> with <c>;</c> between them, decimal points.</param>
public sealed record ScaleInput(
    ScaleKind Kind,
    decimal? Baseline = null,
    decimal? Target = null,
    decimal? RedFlag = null,
    decimal? Worst = null,
    decimal? Stretch = null,
    decimal? LowZero = null,
    decimal? Low = null,
    decimal? High = null,
    decimal? HighZero = null,
    bool? GoodAnswer = null,
    string? Points = null
)
{
    private const int MostDecimals = 2;

    public static ScaleInput Progress(decimal baseline, decimal target) => new(ScaleKind.Progress, baseline, target);

    /// <summary>The points that score values.</summary>
    /// <exception cref="RuleViolation">A field of the kind is missing, or the values contradict each other.</exception>
    public ScoringScale Compile(Bands bands) => ScaleKinds.Of(Kind).Compile(this, bands);

    /// <summary>Whether its points rise, fall or peak as a person said they would; without points there is nothing to contradict.</summary>
    public bool Agrees(Direction picked) => Kind == ScaleKind.None || Compile(Bands.Default).Direction == picked;

    /// <summary>Whether it has a single target, that another number could take the place of.</summary>
    public bool TakesTarget => ScaleKinds.Of(Kind).TakesTarget;

    /// <summary>
    /// The most decimals with which its numbers were given: 2 at most, and of a number below 0.1 as many as its first two digits take.
    /// </summary>
    public int Decimals =>
        ScaleKinds
            .Of(Kind)
            .Fields.SelectMany(given => given.Numbers(this))
            .Select(number => Math.Min(Places(number), (int)(number / 1.000000000000000000000000000000m).Scale))
            .Append(0)
            .Max();

    private static int Places(decimal number) =>
        number == 0 ? 0 : Math.Max(MostDecimals, 1 - (int)Math.Floor(Math.Log10((double)Math.Abs(number))));

    /// <summary>
    /// The scale for a part of the target: its other points move in the same proportion. A scale without a single target, or a target of 0,
    /// stays as it is but for the target.
    /// </summary>
    public ScaleInput Scaled(decimal target)
    {
        if (!TakesTarget)
            return this;
        if (Target is not { } whole || whole == 0)
            return this with { Target = target };
        var factor = target / whole;
        return Change(number => TextRules.Rounded(number * factor)) with { Target = target };
    }

    /// <summary>The scale with what a reader gives; it keeps what it has where that is nothing.</summary>
    public ScaleInput With(IScaleReader reader) => ScaleKinds.Fields.Aggregate(this, (scale, field) => field.Read(scale, reader));

    internal ScaleInput Kept() => Change(number => TextRules.Amount(number, "Scale"));

    private ScaleInput Change(Func<decimal, decimal> change) =>
        ScaleKinds.Fields.Aggregate(this, (scale, field) => field.Change(scale, change));
}

/// <summary>The fields of scales. A new one is a property above, a line here and a column.</summary>
public static class ScaleFields
{
    public static readonly NumberField Baseline = new(
        nameof(ScaleInput.Baseline),
        "baseline",
        "baseline",
        "a baseline",
        s => s.Baseline,
        (s, number) => s with { Baseline = number }
    );

    public static readonly NumberField Target = new(
        nameof(ScaleInput.Target),
        "target",
        "target",
        "a target",
        s => s.Target,
        (s, number) => s with { Target = number }
    );

    public static readonly NumberField RedFlag = new(
        nameof(ScaleInput.RedFlag),
        "red_flag",
        "red flag",
        "a red flag",
        s => s.RedFlag,
        (s, number) => s with { RedFlag = number }
    );

    public static readonly NumberField Worst = new(
        nameof(ScaleInput.Worst),
        "worst",
        "worst",
        "a worst value",
        s => s.Worst,
        (s, number) => s with { Worst = number }
    );

    public static readonly NumberField Stretch = new(
        nameof(ScaleInput.Stretch),
        "stretch",
        "stretch",
        "a stretch value",
        s => s.Stretch,
        (s, number) => s with { Stretch = number }
    );

    public static readonly NumberField LowZero = new(
        nameof(ScaleInput.LowZero),
        "low_zero",
        "0 up to",
        "a low zero",
        s => s.LowZero,
        (s, number) => s with { LowZero = number }
    );

    public static readonly NumberField Low = new(
        nameof(ScaleInput.Low),
        "low",
        "100 from",
        "a low end",
        s => s.Low,
        (s, number) => s with { Low = number }
    );

    public static readonly NumberField High = new(
        nameof(ScaleInput.High),
        "high",
        "100 to",
        "a high end",
        s => s.High,
        (s, number) => s with { High = number }
    );

    public static readonly NumberField HighZero = new(
        nameof(ScaleInput.HighZero),
        "high_zero",
        "0 from",
        "a high zero",
        s => s.HighZero,
        (s, number) => s with { HighZero = number }
    );

    public static readonly AnswerField GoodAnswer = new(
        nameof(ScaleInput.GoodAnswer),
        "good_answer",
        "good answer",
        "the good answer",
        s => s.GoodAnswer,
        (s, yes) => s with { GoodAnswer = yes }
    );

    public static readonly PointsField Points = new(
        nameof(ScaleInput.Points),
        "points",
        "points",
        "0:0;50:80;100:100",
        s => s.Points,
        (s, points) => s with { Points = points }
    );
}

using static Scorecard.Domain.Scales.ScaleFields;

namespace Scorecard.Domain.Scales;

/// <summary>What the person gives to define a scale; every kind compiles to the points of a <see cref="ScoringScale"/>.</summary>
public enum ScaleKind
{
    /// <summary>Baseline scores 0, target scores 100.</summary>
    Progress,

    /// <summary>Red flag scores A, target scores G, by the organization's bands.</summary>
    Thresholds,

    /// <summary>100 between low and high, falling to 0 on both sides.</summary>
    Range,

    /// <summary>1 is yes and 0 is no; the good answer scores 100, the other 0.</summary>
    YesNo,

    /// <summary>The points as given.</summary>
    Custom,

    /// <summary>No points: the KPI is shown, charted and forecast, has no score and counts in none.</summary>
    None,
}

/// <summary>
/// Every kind of scale: what is asked for, how it becomes points, and its words. Forms, files, templates, the journal and the pages read
/// this table, so a new kind is a member of the enum and a row here, its points in <see cref="ScoringScale"/>, and what is new to ask in
/// <see cref="ScaleFields"/>.
/// </summary>
public static class ScaleKinds
{
    private const string OfTheLine = "Empty: the straight line through red flag and target gives it.";

    /// <summary>In the order in which forms offer them.</summary>
    public static readonly IReadOnlyList<KindOfScale> All =
    [
        new(ScaleKind.Progress, "Progress from a baseline to a target", "Progress")
        {
            Questions =
            [
                new(Baseline, "Baseline, scores 0") { Missing = "Write the value that scores 0" },
                new(Target, "Target, scores 100") { Missing = "Write the value that scores 100" },
            ],
            Compile = (scale, _) => ScoringScale.Progress(Baseline.Need(scale), Target.Need(scale)),
            Sentence = (_, say) => $"0 at {say(Baseline)}, 100 at {say(Target)}",
        },
        new(ScaleKind.Thresholds, "Red flag and target", "Red flag and target")
        {
            Questions =
            [
                new(RedFlag, "Red flag, where Watch begins") { Missing = "Write the value below which it is off track" },
                new(Target, "Target, where On track begins") { Missing = "Write the value from which it is on track" },
                new(Worst, "Worst, scores 0") { IsOptional = true, Hint = OfTheLine },
                new(Stretch, "Stretch, scores 100") { IsOptional = true, Hint = OfTheLine },
            ],
            Compile = (scale, bands) => ScoringScale.Thresholds(RedFlag.Need(scale), Target.Need(scale), scale.Worst, scale.Stretch, bands),
            Sentence = (scale, say) =>
                $"Red flag {say(RedFlag)}, target {say(Target)}"
                + (scale.Worst is null ? "" : $", worst {say(Worst)}")
                + (scale.Stretch is null ? "" : $", stretch {say(Stretch)}"),
            ScoreOfAim = (_, bands) => bands.GreenFrom,
        },
        new(ScaleKind.Range, "Best within a range", "Best within a range")
        {
            Questions =
            [
                new(LowZero, "Scores 0 up to") { Missing = "Write the value up to which the score is 0" },
                new(Low, "Scores 100 from") { Missing = "Write the value from which the score is 100" },
                new(High, "Scores 100 to") { Missing = "Write the value up to which the score is 100" },
                new(HighZero, "Scores 0 again from") { Missing = "Write the value from which the score is 0 again" },
            ],
            Compile = (scale, _) => ScoringScale.Range(LowZero.Need(scale), Low.Need(scale), High.Need(scale), HighZero.Need(scale)),
            Sentence = (_, say) => $"100 from {say(Low)} to {say(High)}, 0 up to {say(LowZero)} and from {say(HighZero)}",
        },
        new(ScaleKind.YesNo, "Yes or no", "Which answer is good?")
        {
            Questions = [new(GoodAnswer, "Which answer is good?")],
            Compile = (scale, _) => ScoringScale.YesNo(GoodAnswer.Need(scale)),
            Sentence = (_, say) => $"“{say(GoodAnswer)}” is good",
        },
        new(ScaleKind.Custom, "Own points", "Own points")
        {
            Questions =
            [
                new(Points, "One “value : score” a line")
                {
                    Hint =
                        "Such as 80 : 0, then 95 : 100. Scores lie between 0 and 100; in between the line is straight, outside it is flat.",
                },
            ],
            Compile = (scale, _) => ScoringScale.Custom(Points.Parsed(scale)),
            Sentence = (_, say) => say(Points),
        },
        new(ScaleKind.None, "No target: shown, not scored", "No target")
        {
            Questions = [],
            Compile = (_, _) => ScoringScale.None,
            Sentence = (_, _) => "No target: shown, not scored",
        },
    ];

    /// <summary>Every field once, in the order of files and of the journal.</summary>
    public static readonly IReadOnlyList<ScaleField> Fields = [.. All.SelectMany(kind => kind.Fields).Distinct()];

    private static readonly Dictionary<ScaleKind, KindOfScale> ByKind = All.ToDictionary(kind => kind.Kind);

    /// <exception cref="RuleViolation">There is no such kind.</exception>
    public static KindOfScale Of(ScaleKind kind) =>
        ByKind.GetValueOrDefault(kind)
        ?? throw new RuleViolation($"There is no kind of scale “{kind}”. Choose one of {string.Join(", ", ByKind.Keys)}.");
}

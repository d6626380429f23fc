using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.OldTools;

/// <summary>What a key result measures and what is good of it: from its start to its target.</summary>
internal sealed class OldMeasure
{
    /// <summary>Where a target is to be kept, so many percent beyond it are off track.</summary>
    public const decimal Tolerance = 10;

    private static readonly string[] Down = ["DECREASE", "REDUCE", "BELOW", "AT MOST", "LOWER", "MINIM", "LESS"];
    private static readonly string[] Up = ["INCREASE", "ABOVE", "AT LEAST", "HIGHER", "MAXIM", "MORE"];

    public OldMeasure(OldGoal goal, OldNumbers numbers, OldReport report)
    {
        var (start, target) = (Number(goal, "Start", goal.Baseline, numbers, report), Number(goal, "Target", goal.Target, numbers, report));
        // A share of the way says nothing of a measure in other units.
        var first = IsProgress(goal)
            ? goal.CheckIns.Select(c => numbers.Read(c.Value)).FirstOrDefault(n => n is { Sign.Length: > 0 })
            : null;
        UnitOfMeasure = UnitOf(goal, new[] { target?.Sign, start?.Sign, numbers.Read(goal.Current)?.Sign, first?.Sign });
        Target =
            Kept(target?.Value)
            ?? (
                UnitOfMeasure == "%" && goal.Target.Length == 0 && goal.Baseline.Length == 0 && goal.Aim.Length == 0 && IsProgress(goal)
                    ? 100
                    : null
            );
        var words = TextRules.Normalize(goal.Aim);
        var wanted = target?.AtLeast is { } atLeast
            ? atLeast
                ? Direction.HigherIsBetter
                : Direction.LowerIsBetter
            : Down.Any(words.Contains)
                ? Direction.LowerIsBetter
                : Up.Any(words.Contains)
                    ? Direction.HigherIsBetter
                    : (Direction?)null;
        Baseline = Kept(start?.Value) ?? (wanted != Direction.LowerIsBetter && Target is > 0 ? 0 : null);
        if (Target is { } aim && Baseline is { } begin && aim != begin)
        {
            (Scale, Direction) = (ScaleKind.Progress, aim > begin ? Direction.HigherIsBetter : Direction.LowerIsBetter);
            if (wanted is { } said && said != Direction)
                report.Changed(
                    "Target type",
                    $"“{goal.Title}”: “{goal.Aim}” does not fit {goal.Baseline} to {goal.Target}; the numbers count."
                );
        }
        else
        {
            (Scale, Direction) = (Target is null ? ScaleKind.None : ScaleKind.Thresholds, wanted ?? Direction.HigherIsBetter);
            report.Changed(
                "Target",
                Target is null
                    ? $"“{goal.Title}” has no target: it is shown and not scored."
                    : $"“{goal.Title}” has no way from a start to its target: on track at the target, off track {Tolerance} % beyond it."
            );
        }
    }

    public string UnitOfMeasure { get; }

    public decimal? Baseline { get; }

    public decimal? Target { get; }

    public Direction Direction { get; }

    public ScaleKind Scale { get; }

    /// <summary>Where off track begins, of a target that is to be kept.</summary>
    public string RedFlag(decimal target) =>
        Scale == ScaleKind.Thresholds ? MappedFiles.Text(MappedTargets.RedFlag(target, Direction, Tolerance)) : "";

    /// <summary>A number of a check-in; a share of the way is worked out, where the measure is no share itself.</summary>
    public decimal? Value(string text, OldNumbers numbers)
    {
        if (numbers.Read(text) is not { } number)
            return null;
        var value = number.Sign == "%" && UnitOfMeasure != "%" ? At(number.Value / 100) : number.Value;
        return Kept(value);
    }

    /// <summary>The value so far along the way; null where there is none.</summary>
    public decimal? At(decimal share) =>
        Baseline is { } from && Target is { } to && Kept(share) is { } part ? Kept(from + part * (to - from)) : null;

    /// <summary>How far along the way a value is, 0 to 1; null without a way.</summary>
    public decimal? Progress(decimal value) =>
        Scale == ScaleKind.Progress ? Math.Clamp((value - Baseline!.Value) / (Target!.Value - Baseline.Value), 0, 1) : null;

    public static bool IsProgress(OldGoal goal) =>
        goal.Metric.Length == 0
        || goal.Metric.Contains("progress", StringComparison.OrdinalIgnoreCase)
        || goal.Metric.Contains("percent", StringComparison.OrdinalIgnoreCase);

    private static CellNumber? Number(OldGoal goal, string field, string text, OldNumbers numbers, OldReport report)
    {
        var number = numbers.Read(text);
        if (number is null && text.Length > 0)
            report.Lost(field, $"“{goal.Title}”: “{text}” is no number.");
        else if (Kept(number?.Value) is null && number is not null)
            report.Lost(field, $"“{goal.Title}”: “{text}” is too large.");
        else if (number is not null)
            report.Carried(field);
        return number;
    }

    private static string UnitOf(OldGoal goal, IEnumerable<string?> signs)
    {
        var own = OldWords.Clean(goal.Unit).ReplaceLineEndings(" ");
        var unit = own.Length is > 0 and <= 40 ? own : signs.FirstOrDefault(s => s is { Length: > 0 }) ?? "";
        return unit.Length > 0
            && !unit.Equals("percentage", StringComparison.OrdinalIgnoreCase)
            && !unit.Equals("percent", StringComparison.OrdinalIgnoreCase)
                ? unit
            : unit.Length > 0 || goal.Metric.Contains("progress", StringComparison.OrdinalIgnoreCase) ? "%"
            : "";
    }

    private static decimal? Kept(decimal? number) =>
        number is { } given && Math.Abs(given) <= TextRules.LargestNumber ? TextRules.Rounded(given) : null;
}

using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Mapped;

/// <summary>Targets of a file as definitions that hold from a period on, where they differ from what holds there.</summary>
internal static class MappedTargets
{
    /// <summary>Where Watch begins: so many percent of the target beyond it, and 1 where the target is 0.</summary>
    public static decimal RedFlag(decimal target, Direction direction, decimal tolerance)
    {
        var far = target == 0 ? 1 : TextRules.Rounded(Math.Abs(target) * tolerance / 100);
        return direction == Direction.LowerIsBetter ? target + far : target - far;
    }

    /// <param name="kept">Takes a sentence for each KPI whose scale has no single target.</param>
    public static IEnumerable<string[]> Rows(MappedMeasure measure, decimal tolerance, Func<Period, string> code, List<string> kept)
    {
        if (measure.Kpi is { } known && measure.Targets.Count > 0 && !known.Latest.Scale.TakesTarget)
        {
            kept.Add($"“{known.Code}” keeps its scale, which has no single target; the targets of the file are left out.");
            yield break;
        }
        decimal? holds = null;
        foreach (var target in measure.Targets)
        {
            var before = measure.Kpi?.DefinitionOn(target.Period.Start) ?? measure.Kpi?.Definitions[0];
            var same = (holds ?? (measure.Kpi is null ? target.Value : before?.Scale.Target)) == target.Value;
            // A later definition that is there already would else outlast what this row says.
            var own = measure.Kpi?.Definitions.FirstOrDefault(d => d.EffectiveFrom == target.Period.Start)?.Scale.Target;
            holds = target.Value;
            if (same && (own is null || own == target.Value))
                continue;
            var scale = before?.Scale;
            if (scale is null)
                yield return
                [
                    measure.Code,
                    code(target.Period),
                    MappedFiles.Text(RedFlag(target.Value, measure.Direction, tolerance)),
                    MappedFiles.Text(target.Value),
                    "",
                    "",
                ];
            else if (scale.Kind == ScaleKind.Thresholds && scale.Scaled(target.Value) is var scaled)
                yield return
                [
                    measure.Code,
                    code(target.Period),
                    Text(scaled.RedFlag),
                    MappedFiles.Text(target.Value),
                    Text(scaled.Worst),
                    Text(scaled.Stretch),
                ];
            else
                yield return [measure.Code, code(target.Period), "", MappedFiles.Text(target.Value), "", ""];
        }
    }

    private static string Text(decimal? number) => number is { } given ? MappedFiles.Text(TextRules.Rounded(given)) : "";
}

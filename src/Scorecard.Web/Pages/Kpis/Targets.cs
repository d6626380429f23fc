using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What a KPI was and is aimed at, in words.</summary>
public static class Targets
{
    /// <summary>One sentence for each definition, the latest first.</summary>
    /// <param name="figure">The value that they stand beside.</param>
    public static IReadOnlyList<string> Of(Kpi kpi, KpiFigure figure, FiscalCalendar calendar, Bands bands) =>
        [.. kpi.Definitions.Reverse().Select(d => $"{Aim(kpi, figure, d, bands)} {Since(kpi, d, calendar)}")];

    private static string Since(Kpi kpi, KpiDefinition definition, FiscalCalendar calendar) =>
        definition.EffectiveFrom == DateOnly.MinValue
            ? "from the start"
            : $"from {PeriodWords.Of(calendar.Containing(kpi.Frequency, definition.EffectiveFrom), calendar)}";

    private static string Aim(Kpi kpi, KpiFigure figure, KpiDefinition definition, Bands bands)
    {
        var scale = definition.Scale.Compile(bands);
        if (scale.IsNone)
            return "No target";
        var points = scale.Points;
        var start = Start(kpi.Direction, points) is { } zero ? $", 0 at {KpiWords.Beside(kpi, figure, zero)}" : "";
        return KpiWords.Aim(kpi, figure, definition.Aim()) is { } target
            ? $"Target {target}{start}"
            : $"Scale from {KpiWords.Beside(kpi, figure, points[0].Value)} to {KpiWords.Beside(kpi, figure, points[^1].Value)}";
    }

    /// <summary>The value from which the score leaves 0 on its one way to the target.</summary>
    private static double? Start(Direction direction, IReadOnlyList<ScalePoint> points)
    {
        var zeros = points.Where(point => point.Score == 0).Select(point => (double?)point.Value);
        return direction switch
        {
            Direction.HigherIsBetter => zeros.LastOrDefault(),
            Direction.LowerIsBetter => zeros.FirstOrDefault(),
            Direction.WithinRange or Direction.YesNo => null,
        };
    }
}

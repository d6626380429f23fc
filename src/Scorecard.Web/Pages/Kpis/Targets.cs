using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What a KPI was and is aimed at, in words.</summary>
public static class Targets
{
    /// <summary>One sentence for each definition, the latest first.</summary>
    public static IReadOnlyList<string> Of(Kpi kpi, FiscalCalendar calendar, Bands bands) => [.. kpi.Definitions.Reverse().Select(d =>
        $"{Aim(kpi, d, bands)} {(d.EffectiveFrom == DateOnly.MinValue ? "from the start" : $"from {PeriodWords.Of(calendar.Containing(kpi.Frequency, d.EffectiveFrom), calendar)}")}")];

    private static string Aim(Kpi kpi, KpiDefinition definition, Bands bands)
    {
        var points = definition.Scale.Compile(bands).Points;
        var target = definition.Scale.Kind == ScaleKind.Range
            ? $"{Figures.Value((decimal)points[1].Value)} to {KpiWords.Value(kpi, points[2].Value)}"
            : definition.Scale.Wanted is { } wanted ? KpiWords.Value(kpi, (double)wanted) : null;
        var zero = points.OrderBy(p => p.Score).First();
        return target is null ? $"Scale from {KpiWords.Value(kpi, points[0].Value)} to {KpiWords.Value(kpi, points[^1].Value)}"
            : definition.Scale.Kind is ScaleKind.YesNo or ScaleKind.Range ? $"Target {target}"
            : $"Target {target}, 0 at {KpiWords.Value(kpi, zero.Value)}";
    }
}
